package io.urumi.adapter.k8s.foreign;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.urumi.kubernetes.JsonPaths;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How often each foreign object was removed from a namespace within the last day, by kind and name.
 * It is recorded on the namespace, so that all replicas agree, also after a restart.
 */
record RemovalCounts(Map<String, Removed> byKey) {
  /** An object that comes back after that many removals has a controller. */
  private static final int MOST_OF_ONE_OBJECT = 2;

  /** A controller may also give each object another name. */
  private static final int MOST_OBJECTS = 20;

  /** After that time, whoever created the object again is not assumed to be a controller. */
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private static final Gson GSON = new Gson();

  /**
   * @param last when it was last removed
   */
  record Removed(int count, Instant last) {}

  RemovalCounts {
    byKey = Map.copyOf(byKey);
  }

  /** Reads the annotation; nothing is remembered of one that was edited by hand. */
  static RemovalCounts parse(@Nullable String annotation, Instant now) {
    Map<String, Removed> byKey = new TreeMap<>();
    try {
      JsonPaths.parse(annotation)
          .asMap()
          .forEach((key, value) -> {
            Removed removed =
                new Removed(
                    RouteKind.number(JsonPaths.text(JsonPaths.at(value, "count"))),
                    Instant.parse(JsonPaths.text(JsonPaths.at(value, "last"))));
            if (removed.last().plus(REMEMBERED).isAfter(now)) {
              byKey.put(key, removed);
            }
          });
    } catch (DateTimeParseException edited) {
      return new RemovalCounts(Map.of());
    }
    return new RemovalCounts(byKey);
  }

  /** Whether the object may be removed once more. */
  boolean permits(String key) {
    Removed removed = byKey.get(key);
    return removed == null ? byKey.size() < MOST_OBJECTS : removed.count() < MOST_OF_ONE_OBJECT;
  }

  RemovalCounts plus(String key, Instant now) {
    Map<String, Removed> more = new TreeMap<>(byKey);
    Removed before = byKey.get(key);
    more.put(key, new Removed(before == null ? 1 : before.count() + 1, now));
    return new RemovalCounts(more);
  }

  /** Value of the annotation. */
  String json() {
    JsonObject all = new JsonObject();
    new TreeMap<>(byKey)
        .forEach((key, removed) ->
            all.add(
                key,
                GSON.toJsonTree(
                    Map.of("count", removed.count(), "last", removed.last().toString()))));
    return all.toString();
  }
}
