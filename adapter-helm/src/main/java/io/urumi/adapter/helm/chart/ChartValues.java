package io.urumi.adapter.helm.chart;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.urumi.adapter.helm.ChartOptions;
import io.urumi.adapter.helm.ImageReference;
import io.urumi.adapter.helm.failure.ChartInvalidException;
import io.urumi.port.driven.cluster.ReleaseMetadata;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The chart's values for one store. Later ones win: the extra values file, the options, the store.
 * The chart's own defaults are below all of them and are not repeated here. There is never a secret
 * among them: the chart is told the name of the Secret.
 */
public final class ChartValues {
  private final ChartOptions options;

  public ChartValues(ChartOptions options) {
    this.options = options;
  }

  /** For the release: everything but the guardrails, which are applied before it. */
  public Map<String, Object> release(StoreBlueprint blueprint) {
    return compose(blueprint, false, true);
  }

  /** For rendering the guardrails alone. */
  public Map<String, Object> guardrails(StoreBlueprint blueprint) {
    return compose(blueprint, true, false);
  }

  /**
   * What {@link #release} was told of the store, out of Helm's record of a revision; parts that are
   * not there, or of another shape, are left out.
   */
  public static ReleaseMetadata storeIn(JsonObject revision) {
    JsonElement config = revision.get("config");
    JsonElement store = member(config, "store");
    return ReleaseMetadata.of(
        text(member(store, "name")), text(member(store, "owner")), text(member(config, "plan")));
  }

  private static @Nullable JsonElement member(@Nullable JsonElement parent, String name) {
    return parent instanceof JsonObject object ? object.get(name) : null;
  }

  private static @Nullable String text(@Nullable JsonElement element) {
    return element instanceof JsonPrimitive primitive ? primitive.getAsString() : null;
  }

  private Map<String, Object> compose(
      StoreBlueprint blueprint, boolean guardrails, boolean workload) {
    Map<String, Object> values = new LinkedHashMap<>(extra());
    merge(values, ofOptions());
    merge(values, ofStore(blueprint, guardrails, workload));
    return values;
  }

  private Map<String, Object> ofOptions() {
    return Map.of(
        "image",
        Map.of("web", image(options.web()), "database", image(options.database())),
        "ingress",
        Map.of("className", options.ingressClass()),
        "networkPolicy",
        Map.of("ingressController", Map.of("namespace", options.ingressControllerNamespace())),
        "storage",
        Map.of("className", options.storageClass()));
  }

  private static Map<String, Object> image(ImageReference image) {
    return Map.of(
        "repository", image.repository(),
        "tag", image.tag(),
        "digest", image.digest(),
        "pullPolicy", image.pullPolicy());
  }

  private static Map<String, Object> ofStore(
      StoreBlueprint blueprint, boolean guardrails, boolean workload) {
    return Map.of(
        "store",
        Map.of(
            "id", blueprint.id().toString(),
            "name", blueprint.name().toString(),
            "owner", blueprint.owner().toString()),
        "plan",
        blueprint.plan().toString(),
        "credentials",
        Map.of("existingSecret", "store-credentials"),
        "guardrails",
        Map.of("enabled", guardrails),
        "workload",
        Map.of("enabled", workload),
        "ingress",
        Map.of("host", blueprint.host(), "url", blueprint.url()));
  }

  private Map<String, Object> extra() {
    Path file = options.extraValuesFile();
    if (file == null) {
      return Map.of();
    }
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Object loaded = yaml().load(reader);
      if (loaded == null) {
        return Map.of();
      }
      if (!(loaded instanceof Map<?, ?> map)) {
        throw new ChartInvalidException(
            "the values file " + file + " does not hold a mapping of keys to values");
      }
      return strings(map);
    } catch (YAMLException invalid) {
      throw new ChartInvalidException(
          "the values file " + file + " is no valid YAML: " + problem(invalid), invalid);
    } catch (IOException unreadable) {
      throw new ChartInvalidException("the values file " + file + " cannot be read", unreadable);
    }
  }

  /** As Helm reads it: a date is text. */
  private static Yaml yaml() {
    LoaderOptions loading = new LoaderOptions();
    loading.setAllowDuplicateKeys(false);
    DumperOptions dumping = new DumperOptions();
    return new Yaml(
        new SafeConstructor(loading), new Representer(dumping), dumping, loading, new Dateless());
  }

  private static String problem(YAMLException invalid) {
    if (invalid instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      return marked.getProblem() + " in line " + (marked.getProblemMark().getLine() + 1);
    }
    return String.valueOf(invalid.getMessage());
  }

  private static Map<String, Object> strings(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) ->
        copy.put(String.valueOf(key), value instanceof Map<?, ?> m ? strings(m) : value));
    return copy;
  }

  private static void merge(Map<String, Object> into, Map<?, ?> from) {
    from.forEach((key, value) -> {
      String name = String.valueOf(key);
      if (value instanceof Map<?, ?> above) {
        Map<String, Object> below =
            into.get(name) instanceof Map<?, ?> there ? strings(there) : new LinkedHashMap<>();
        merge(below, above);
        into.put(name, below);
      } else {
        into.put(name, value);
      }
    });
  }

  private static final class Dateless extends Resolver {
    @Override
    public void addImplicitResolver(Tag tag, Pattern regexp, @Nullable String first, int limit) {
      if (!tag.equals(Tag.TIMESTAMP)) {
        super.addImplicitResolver(tag, regexp, first, limit);
      }
    }
  }
}
