package io.urumi.adapter.k8s.namespace;

import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1SecretList;
import io.urumi.kubernetes.ResourceType;
import io.urumi.kubernetes.StoreLabels;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.model.store.ShopAdministrator;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Generates a store's credentials, and reads those of the shop's administrator. They exist in the
 * Secret only: never logged, never in the text of a failure.
 */
final class CredentialsSecret {
  static final ResourceType<V1Secret, ?> TYPE =
      new ResourceType<>(V1Secret.class, V1SecretList.class, "", "v1", "Secret", "secrets");

  /** Name of the Secret, as the chart expects it. */
  static final String NAME = "store-credentials";

  private static final String ADMIN_USERNAME = "admin-username";
  private static final String ADMIN_PASSWORD = "admin-password";

  /** Local part of the owner's e-mail address and prefix of the owner's user name. */
  private static final String OWNER = "owner";

  /** Letters and digits: safe unquoted in SQL, PHP, shells and environment files alike. */
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  /** Lower case only, because databases compare user names without regard to case. */
  private static final String LOWER_CASE_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

  /** Long enough that an attacker cannot guess the name, and short enough to type. */
  private static final int USERNAME_LENGTH = 10;

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
  V1Secret newSecret(StoreBlueprint blueprint) {
    Map<String, byte[]> data = new LinkedHashMap<>();
    values(blueprint)
        .forEach((key, value) -> data.put(key, value.getBytes(StandardCharsets.UTF_8)));
    return new V1Secret()
        .apiVersion(TYPE.apiVersion())
        .kind(TYPE.kind())
        .metadata(
            new V1ObjectMeta()
                .name(NAME)
                .namespace(blueprint.namespace().value())
                .labels(StoreLabels.of(blueprint)))
        .type("Opaque")
        .data(data);
  }

  /** What the shop's administrator signs in with; empty when the Secret lacks it. */
  static Optional<ShopAdministrator> administrator(V1Secret secret) {
    Map<String, byte[]> data = secret.getData();
    byte[] name = data == null ? null : data.get(ADMIN_USERNAME);
    byte[] password = data == null ? null : data.get(ADMIN_PASSWORD);
    return name == null || password == null
        ? Optional.empty()
        : Optional.of(
            new ShopAdministrator(
                new String(name, StandardCharsets.UTF_8),
                new String(password, StandardCharsets.UTF_8)));
  }

  private Map<String, String> values(StoreBlueprint blueprint) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("database-password", text(PASSWORD_LENGTH));
    values.put("database-root-password", text(PASSWORD_LENGTH));
    values.put(ADMIN_USERNAME, OWNER + "-" + text(USERNAME_LENGTH, LOWER_CASE_ALPHABET));
    values.put(ADMIN_PASSWORD, text(PASSWORD_LENGTH));
    values.put("admin-email", OWNER + "@" + blueprint.host());
    SALTS.forEach(salt -> values.put(salt, text(SALT_LENGTH)));
    values.put("woocommerce-consumer-key", "ck_" + hex());
    values.put("woocommerce-consumer-secret", "cs_" + hex());
    return values;
  }

  private String text(int length) {
    return text(length, ALPHABET);
  }

  private String text(int length, String alphabet) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private String hex() {
    byte[] bytes = new byte[API_KEY_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
