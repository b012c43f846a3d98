package io.urumi.adapter.simulated;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** YAML documents, as far as the simulated world understands them: kind and name. */
final class Manifests {
  private static final YAMLMapper YAML = new YAMLMapper();

  private Manifests() {}

  /**
   * Kind and name of each object, for example {@code LimitRange/store-limits}.
   *
   * @throws StoreFailureException when the text holds something else
   */
  static List<String> objects(String manifests) {
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
      throw refused("what is no YAML", String.valueOf(broken.getOriginalMessage()));
    }
    if (objects.isEmpty()) {
      throw refused("no object at all", "");
    }
    return objects;
  }

  private static StoreFailureException refused(String what, String detail) {
    return new StoreFailureException(
        new StoreFailure.RequestRefused(what, "the simulated cluster", detail));
  }

  /** The kinds and names that the chart's guardrails have, with little in them. */
  static String guardrails(StoreBlueprint blueprint) {
    StringBuilder text =
        new StringBuilder("# Simulated: the kinds and names of the chart, not its content.\n");
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
