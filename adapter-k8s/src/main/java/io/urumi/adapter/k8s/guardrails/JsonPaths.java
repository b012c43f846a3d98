package io.urumi.adapter.k8s.guardrails;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads members of JSON of which any may be missing or of another type. */
final class JsonPaths {
  private JsonPaths() {}

  /** The member at the path; null when it is missing. */
  static @Nullable JsonElement at(@Nullable JsonElement root, String... path) {
    JsonElement current = root;
    for (String name : path) {
      current = current instanceof JsonObject object ? object.get(name) : null;
    }
    return current == null || current.isJsonNull() ? null : current;
  }

  /** The items of an array; empty when it is none. */
  static List<JsonElement> items(@Nullable JsonElement element) {
    return element instanceof JsonArray array ? array.asList() : List.of();
  }

  /** The text; empty when it is none. */
  static String text(@Nullable JsonElement element) {
    return element instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
  }
}
