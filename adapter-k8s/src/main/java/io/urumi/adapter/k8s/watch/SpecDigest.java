package io.urumi.adapter.k8s.watch;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.urumi.domain.digest.Sha256;
import java.util.Map;
import java.util.TreeMap;

/** Digest of an object's spec, which shows that another client has changed it. */
public final class SpecDigest {
  private static final int BYTES = 12;

  private SpecDigest() {}

  /** The digest of the spec as the API server stores it, with defaults. */
  public static String of(DynamicKubernetesObject object) {
    JsonElement spec = object.getRaw().get("spec");
    String text = spec == null || spec.isJsonNull() ? "" : sorted(spec).toString();
    return Sha256.hex(text).substring(0, 2 * BYTES);
  }

  /** The JSON with sorted keys, so that equal specs have equal texts. */
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
}
