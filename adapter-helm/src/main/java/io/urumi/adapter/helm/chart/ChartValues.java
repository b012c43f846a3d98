package io.urumi.adapter.helm.chart;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.urumi.adapter.helm.failure.ChartInvalidException;
import io.urumi.kubernetes.JsonPaths;
import io.urumi.port.driven.cluster.ReleaseMetadata;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
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
 * The chart's values for one store. Later ones take precedence: the extra values file, the values
 * of the cluster, the store. The chart's own defaults come before all of them and are not repeated.
 * The values contain no secret, only the name of the Secret.
 */
public final class ChartValues {
  private final Supplier<Map<String, Object>> discovered;
  private final Map<String, Object> cluster;
  private final @Nullable Path extraValuesFile;

  /**
   * @param discovered parts of the chart's {@code networkPolicy} that are discovered in the
   *     cluster; requested at each operation
   * @param cluster values that are the same for every store
   * @param extraValuesFile YAML with further values; null for none
   */
  public ChartValues(
      Supplier<Map<String, Object>> discovered,
      Map<String, Object> cluster,
      @Nullable Path extraValuesFile) {
    this.discovered = discovered;
    this.cluster = cluster;
    this.extraValuesFile = extraValuesFile;
  }

  /** Values of the release: all but the guardrails, which are applied before it. */
  public Map<String, Object> release(StoreBlueprint blueprint) {
    return compose(blueprint, false, true);
  }

  /** Values of the release with the images that it had. */
  public Map<String, Object> release(
      StoreBlueprint blueprint, Map<String, Object> webImage, Map<String, Object> databaseImage) {
    Map<String, Object> values = compose(blueprint, false, true);
    merge(values, Map.of("image", Map.of("web", webImage, "database", databaseImage)));
    return values;
  }

  /** Values for rendering the guardrails only. */
  public Map<String, Object> guardrails(StoreBlueprint blueprint) {
    return compose(blueprint, true, false);
  }

  /**
   * The store that a revision was deployed for, by Helm's record; without the parts that are
   * missing or malformed.
   */
  public static ReleaseMetadata metadata(JsonObject revision) {
    JsonElement config = revision.get("config");
    JsonElement store = JsonPaths.at(config, "store");
    JsonElement ingress = JsonPaths.at(config, "ingress");
    return ReleaseMetadata.of(
        text(JsonPaths.at(store, "name")),
        text(JsonPaths.at(config, "plan")),
        text(JsonPaths.at(ingress, "host")),
        text(JsonPaths.at(ingress, "url")));
  }

  /**
   * How the values of a revision, according to Helm's record, differ from those that it would be
   * deployed with now: one text per value.
   */
  public List<String> differences(JsonObject revision, StoreBlueprint blueprint) {
    Map<String, String> recorded = new TreeMap<>();
    flatten("", revision.get("config"), recorded);
    Map<String, String> configured = new TreeMap<>();
    flatten("", JsonParser.parseString(CanonicalJson.of(release(blueprint))), configured);
    Set<String> names = new TreeSet<>(recorded.keySet());
    names.addAll(configured.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(recorded.get(name), configured.get(name)))
        .map(name ->
            name
                + " is "
                + recorded.getOrDefault(name, "not set")
                + ", the settings say "
                + configured.getOrDefault(name, "nothing"))
        .toList();
  }

  private static void flatten(String name, @Nullable JsonElement element, Map<String, String> to) {
    if (element instanceof JsonObject object) {
      object
          .asMap()
          .forEach((key, value) -> flatten(name.isEmpty() ? key : name + "." + key, value, to));
    } else if (element != null && !element.isJsonNull()) {
      to.put(name, element instanceof JsonPrimitive text ? text.getAsString() : element.toString());
    }
  }

  private static @Nullable String text(@Nullable JsonElement element) {
    return element instanceof JsonPrimitive primitive ? primitive.getAsString() : null;
  }

  private Map<String, Object> compose(
      StoreBlueprint blueprint, boolean guardrails, boolean workload) {
    Map<String, Object> values = new LinkedHashMap<>(extra());
    merge(values, cluster);
    completeNetworkPolicy(values);
    merge(values, ofStore(blueprint, guardrails, workload));
    return values;
  }

  /** Without the owner, which may change: the namespace alone records it. */
  private static Map<String, Object> ofStore(
      StoreBlueprint blueprint, boolean guardrails, boolean workload) {
    return Map.of(
        "store",
        Map.of(
            "id", blueprint.id().toString(),
            "name", blueprint.name().toString()),
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

  /** A configured part of the policy is used as it is and never merged with discovered values. */
  private void completeNetworkPolicy(Map<String, Object> values) {
    Map<String, Object> policy =
        values.get("networkPolicy") instanceof Map<?, ?> map ? strings(map) : new LinkedHashMap<>();
    discovered
        .get()
        .forEach((part, found) -> {
          if (!(policy.get(part) instanceof Map<?, ?> configured) || configured.isEmpty()) {
            policy.put(part, found);
          }
        });
    if (!policy.isEmpty()) {
      values.put("networkPolicy", policy);
    }
  }

  private Map<String, Object> extra() {
    Path file = extraValuesFile;
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
            "the values file " + file + " is not a mapping of keys to values");
      }
      return strings(map);
    } catch (YAMLException invalid) {
      throw new ChartInvalidException(
          "the values file " + file + " is not valid YAML: " + problem(invalid), invalid);
    } catch (IOException unreadable) {
      throw new ChartInvalidException("the values file " + file + " cannot be read", unreadable);
    }
  }

  /** Reads YAML as Helm does: a date is a string. */
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
