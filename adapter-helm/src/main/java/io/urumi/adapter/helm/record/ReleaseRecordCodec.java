package io.urumi.adapter.helm.record;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.urumi.adapter.helm.failure.HelmException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Reads and writes a revision in the form in which Helm stores it in a Secret: JSON, compressed
 * with gzip, in base64, which is in base64 once more like all data of a Secret.
 */
public final class ReleaseRecordCodec {
  private static final String KEY = "release";

  /** A Secret of 1 MiB can decompress to 1 GiB. */
  private static final int MAX_CONTENT = 16 * 1024 * 1024;

  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  private ReleaseRecordCodec() {}

  public static JsonObject decode(JsonObject secret) {
    byte[] packed =
        Base64.getDecoder().decode(secret.getAsJsonObject("data").get(KEY).getAsString());
    byte[] compressed = Base64.getDecoder().decode(packed);
    try (GZIPInputStream json = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      byte[] content = json.readNBytes(MAX_CONTENT + 1);
      if (content.length > MAX_CONTENT) {
        throw new HelmException(
            "The record of a release is larger than "
                + MAX_CONTENT / (1024 * 1024)
                + " MiB when decompressed.");
      }
      return JsonParser.parseString(new String(content, StandardCharsets.UTF_8)).getAsJsonObject();
    } catch (IOException broken) {
      throw new HelmException("The record of a release cannot be read.", broken);
    }
  }

  public static void encode(JsonObject secret, JsonObject release) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream json = new GZIPOutputStream(compressed)) {
      json.write(GSON.toJson(release).getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    byte[] packed = Base64.getEncoder().encode(compressed.toByteArray());
    secret.getAsJsonObject("data").addProperty(KEY, Base64.getEncoder().encodeToString(packed));
  }
}
