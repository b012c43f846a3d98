package io.urumi.adapter.simulated.release;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Renders the guardrails, and reads kind and name of the objects in YAML documents. */
public final class GuardrailManifests {
  private static final YAMLMapper YAML = new YAMLMapper();

  private GuardrailManifests() {}

  /**
   * Kind and name of each object, for example {@code LimitRange/store-limits}.
   *
   * @throws StoreFailureException when the text is anything but objects
   */
  public static List<String> objects(String manifests) {
    List<String> objects = new ArrayList<>();
    try (MappingIterator<JsonNode> documents =
        YAML.readerFor(JsonNode.class).readValues(manifests)) {
      while (documents.hasNext()) {
        JsonNode document = documents.next();
        if (document.isNull() || document.isMissingNode()) {
          continue;
        }
        String kind = document.path("kind").asString("");
        String name = document.path("metadata").path("name").asString("");
        if (kind.isEmpty() || name.isEmpty()) {
          throw refused("an object without kind or name", document.toString());
        }
        objects.add(kind + "/" + name);
      }
    } catch (JacksonException broken) {
      throw refused("a text that is not valid YAML", String.valueOf(broken.getOriginalMessage()));
    }
    if (objects.isEmpty()) {
      throw refused("a text without any object", "");
    }
    return objects;
  }

  private static StoreFailureException refused(String what, String detail) {
    return new StoreFailureException(
        new StoreFailure.RequestRefused(what, "the simulated cluster", detail));
  }

  /** Objects with the kinds and names of the chart's guardrails, and no content. */
  public static String render(StoreBlueprint blueprint) {
    StringBuilder text =
        new StringBuilder("# Simulated: kinds and names as in the chart, without content.\n");
    text.append(object("v1", "ResourceQuota", "store-quota", blueprint));
    text.append(object("v1", "LimitRange", "store-limits", blueprint));
    for (String name :
        List.of(
            "store-default-deny",
            "store-dns",
            "store-web",
            "store-database",
            "store-cron",
            "store-migration",
            "store-test")) {
      text.append(object("networking.k8s.io/v1", "NetworkPolicy", name, blueprint));
    }
    return text.toString();
  }

  private static String object(
      String apiVersion, String kind, String name, StoreBlueprint blueprint) {
    return """
    ---
    apiVersion: %s
    kind: %s
    metadata:
      name: %s
      namespace: %s
      labels:
        app.kubernetes.io/part-of: urumi
        urumi.io/store-id: %s
        urumi.io/subdomain: %s
    """
        .formatted(
            apiVersion, kind, name, blueprint.namespace(), blueprint.id(), blueprint.subdomain());
  }
}
