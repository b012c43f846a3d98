package io.urumi.adapter.k8s;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A fingerprint of what an object demands, by which a change of somebody else shows. */
final class SpecDigest {
  private static final int BYTES = 12;

  private SpecDigest() {}

  /** Of the object's spec as the API server keeps it, with its defaults. */
  static String of(JsonObject object) {
    JsonElement spec = Json.at(object, "spec");
    String text = spec == null ? "" : Json.canonical(spec);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
