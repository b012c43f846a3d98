package io.urumi.adapter.k8s.foreign;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads members of a JSON document, any of which may be missing or have another type. */
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

  /** The items of an array; empty when the element is not an array. */
  static List<JsonElement> items(@Nullable JsonElement element) {
    return element instanceof JsonArray array ? array.asList() : List.of();
  }

  /** The value as text; empty when the element is not a primitive. */
  static String text(@Nullable JsonElement element) {
    return element instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
  }
}
