package io.urumi.adapter.helm.chart;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON with one text for one value: keys sorted, no blanks. It is also YAML. */
public final class CanonicalJson {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  private CanonicalJson() {}

  /** The text of a value that consists of maps, lists, strings, numbers and booleans. */
  public static String of(@Nullable Object value) {
    return GSON.toJson(sorted(value));
  }

  private static @Nullable Object sorted(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, member) -> sorted.put(String.valueOf(key), sorted(member)));
        yield sorted;
      }
      case List<?> list -> list.stream().map(CanonicalJson::sorted).toList();
      default -> value;
    };
  }
}
