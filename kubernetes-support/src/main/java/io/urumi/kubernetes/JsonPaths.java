package io.urumi.kubernetes;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads members of a JSON document, any of which may be missing or have another type. */
public final class JsonPaths {
  private JsonPaths() {}

  /** The document; an empty object when the text is missing, or is not an object in JSON. */
  public static JsonObject parse(@Nullable String text) {
    try {
      return text != null && JsonParser.parseString(text) instanceof JsonObject object
          ? object
          : new JsonObject();
    } catch (JsonParseException damaged) {
      return new JsonObject();
    }
  }

  /** The member at the path; null when it is missing. */
  public static @Nullable JsonElement at(@Nullable JsonElement root, String... path) {
    JsonElement current = root;
    for (String name : path) {
      current = current instanceof JsonObject object ? object.get(name) : null;
    }
    return current == null || current.isJsonNull() ? null : current;
  }

  /** The items of an array; empty when the element is not an array. */
  public static List<JsonElement> items(@Nullable JsonElement element) {
    return element instanceof JsonArray array ? array.asList() : List.of();
  }

  /** The value as text; empty when the element is not a primitive. */
  public static String text(@Nullable JsonElement element) {
    return element instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
  }
}
