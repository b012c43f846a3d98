package io.urumi.kubernetes.credentials;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Parses the ExecCredential object that a program prints. */
final class ExecCredentialParser {
  private ExecCredentialParser() {}

  static Credentials parse(ExecPlugin plugin, String output) throws CredentialsException {
    JsonObject answer = object(plugin, output);
    String version = text(answer, "apiVersion");
    if (!"ExecCredential".equals(text(answer, "kind"))) {
      throw refusal(plugin, "did not print an ExecCredential");
    }
    if (!plugin.apiVersion().equals(version)) {
      throw refusal(
          plugin,
          "returned API version " + version + ", the kubeconfig requires " + plugin.apiVersion());
    }
    JsonObject status = answer.get("status") instanceof JsonObject there ? there : new JsonObject();
    String token = text(status, "token");
    String chain = text(status, "clientCertificateData");
    String key = text(status, "clientKeyData");
    if ((chain == null) != (key == null)) {
      throw refusal(plugin, "printed a client certificate or its key, but not both");
    }
    if (token == null && chain == null) {
      throw refusal(plugin, "printed neither a token nor a client certificate");
    }
    return new Credentials(
        token,
        null,
        chain == null || key == null ? null : new Credentials.ClientCertificate(chain, key),
        expiry(plugin, text(status, "expirationTimestamp")));
  }

  private static JsonObject object(ExecPlugin plugin, String output) throws CredentialsException {
    try {
      JsonElement parsed = JsonParser.parseString(output);
      if (parsed instanceof JsonObject object) {
        return object;
      }
    } catch (JsonParseException notJson) {
      // Not quoted: it can contain a secret.
      throw new CredentialsException(sentence(plugin, "did not print JSON"), notJson);
    }
    throw refusal(plugin, "did not print an ExecCredential");
  }

  private static @Nullable Instant expiry(ExecPlugin plugin, @Nullable String time)
      throws CredentialsException {
    try {
      return time == null ? null : OffsetDateTime.parse(time).toInstant();
    } catch (DateTimeParseException invalid) {
      throw new CredentialsException(
          sentence(plugin, "printed the expirationTimestamp \"" + time + "\", which is not a time"),
          invalid);
    }
  }

  private static @Nullable String text(JsonObject object, String field) {
    JsonElement value = object.get(field);
    if (value == null || !value.isJsonPrimitive()) {
      return null;
    }
    String text = value.getAsString().strip();
    return text.isEmpty() ? null : text;
  }

  private static CredentialsException refusal(ExecPlugin plugin, String why) {
    return new CredentialsException(sentence(plugin, why));
  }

  private static String sentence(ExecPlugin plugin, String why) {
    return "The credential program " + plugin.program() + " of the kubeconfig " + why + ".";
  }
}
