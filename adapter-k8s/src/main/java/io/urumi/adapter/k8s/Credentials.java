package io.urumi.adapter.k8s;

import com.google.gson.JsonObject;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes up a store's credentials. They exist in the Secret only: never logged, never read back,
 * never in a failure's text.
 */
final class Credentials {
  /** Name of the Secret, as the chart expects it. */
  static final String SECRET = "store-credentials";

  static final String ADMIN_USERNAME = "owner";

  /** Letters and digits: safe unquoted in SQL, PHP, shells and environment files alike. */
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private static final int PASSWORD_LENGTH = 32;
  private static final int SALT_LENGTH = 64;
  private static final int API_KEY_BYTES = 20;
  private static final List<String> SALTS =
      List.of(
          "auth-key",
          "secure-auth-key",
          "logged-in-key",
          "nonce-key",
          "auth-salt",
          "secure-auth-salt",
          "logged-in-salt",
          "nonce-salt");

  private final SecureRandom random = new SecureRandom();

  /** A new Secret for the store. */
  JsonObject newSecret(StoreBlueprint blueprint) {
    JsonObject secret = new JsonObject();
    secret.addProperty("apiVersion", ResourceKind.SECRET.apiVersion());
    secret.addProperty("kind", ResourceKind.SECRET.kind());
    JsonObject metadata = Json.child(secret, "metadata");
    metadata.addProperty("name", SECRET);
    metadata.addProperty("namespace", blueprint.namespace().value());
    Labels.put(secret, Labels.of(blueprint));
    secret.addProperty("type", "Opaque");
    JsonObject data = Json.child(secret, "data");
    values(blueprint)
        .forEach((key, value) ->
            data.addProperty(
                key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
    return secret;
  }

  private Map<String, String> values(StoreBlueprint blueprint) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("database-password", text(PASSWORD_LENGTH));
    values.put("database-root-password", text(PASSWORD_LENGTH));
    values.put("admin-username", ADMIN_USERNAME);
    values.put("admin-password", text(PASSWORD_LENGTH));
    values.put("admin-email", ADMIN_USERNAME + "@" + blueprint.host());
    SALTS.forEach(salt -> values.put(salt, text(SALT_LENGTH)));
    values.put("woocommerce-consumer-key", "ck_" + hex());
    values.put("woocommerce-consumer-secret", "cs_" + hex());
    return values;
  }

  private String text(int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  private String hex() {
    byte[] bytes = new byte[API_KEY_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
