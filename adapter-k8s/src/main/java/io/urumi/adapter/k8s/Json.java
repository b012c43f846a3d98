package io.urumi.adapter.k8s;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads API objects without minding what it does not know: client-java's typed models throw on
 * fields that a newer server adds.
 */
final class Json {
  private Json() {}

  /** The element at the path, or null. */
  static @Nullable JsonElement at(@Nullable JsonElement root, String... path) {
    JsonElement element = root;
    for (String key : path) {
      if (!(element instanceof JsonObject object)) {
        return null;
      }
      element = object.get(key);
    }
    return element == null || element.isJsonNull() ? null : element;
  }

  /** The text at the path; empty when there is none. */
  static String text(@Nullable JsonElement root, String... path) {
    return at(root, path) instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
  }

  /** The number at the path; 0 when there is none. */
  static long number(@Nullable JsonElement root, String... path) {
    return at(root, path) instanceof JsonPrimitive primitive && primitive.isNumber()
        ? primitive.getAsLong()
        : 0;
  }

  /** Whether the path holds true. */
  static boolean flag(@Nullable JsonElement root, String... path) {
    return at(root, path) instanceof JsonPrimitive primitive && primitive.getAsBoolean();
  }

  /** The objects of the array at the path; empty when there is none. */
  static List<JsonObject> objects(@Nullable JsonElement root, String... path) {
    List<JsonObject> objects = new ArrayList<>();
    if (at(root, path) instanceof JsonArray array) {
      for (JsonElement element : array) {
        if (element instanceof JsonObject object) {
          objects.add(object);
        }
      }
    }
    return objects;
  }

  /** The texts of the object at the path, such as labels; empty when there is none. */
  static Map<String, String> texts(@Nullable JsonElement root, String... path) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (at(root, path) instanceof JsonObject object) {
      for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
        if (entry.getValue() instanceof JsonPrimitive primitive) {
          texts.put(entry.getKey(), primitive.getAsString());
        }
      }
    }
    return texts;
  }

  static String name(JsonObject object) {
    return text(object, "metadata", "name");
  }

  static String namespace(JsonObject object) {
    return text(object, "metadata", "namespace");
  }

  static String label(JsonObject object, String label) {
    return text(object, "metadata", "labels", label);
  }

  /** The child object of that name, made when it is missing. */
  static JsonObject child(JsonObject parent, String name) {
    if (parent.get(name) instanceof JsonObject there) {
      return there;
    }
    JsonObject made = new JsonObject();
    parent.add(name, made);
    return made;
  }

  /** An object's text with its keys in order, so that equal objects have equal texts. */
  static String canonical(JsonElement element) {
    return sorted(element).toString();
  }

  private static JsonElement sorted(JsonElement element) {
    if (element instanceof JsonObject object) {
      Map<String, JsonElement> ordered = new TreeMap<>(object.asMap());
      JsonObject copy = new JsonObject();
      ordered.forEach((key, value) -> copy.add(key, sorted(value)));
      return copy;
    }
    if (element instanceof JsonArray array) {
      JsonArray copy = new JsonArray();
      array.forEach(each -> copy.add(sorted(each)));
      return copy;
    }
    return element;
  }

  /** Of Kubernetes' counter of changes; 0 when it is no number, which no change ever has. */
  static long resourceVersion(@Nullable JsonElement object) {
    try {
      return Long.parseLong(text(object, "metadata", "resourceVersion"));
    } catch (NumberFormatException opaque) {
      return 0;
    }
  }
}
