package io.urumi.adapter.k8s.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.models.V1Secret;
import io.urumi.kubernetes.StoreLabels;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.testkit.StoreFixtures;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class CredentialsSecretTest {
  private static final Set<String> KEYS =
      Set.of(
          "database-password",
          "database-root-password",
          "admin-username",
          "admin-password",
          "admin-email",
          "auth-key",
          "secure-auth-key",
          "logged-in-key",
          "nonce-key",
          "auth-salt",
          "secure-auth-salt",
          "logged-in-salt",
          "nonce-salt",
          "woocommerce-consumer-key",
          "woocommerce-consumer-secret");
  private final StoreBlueprint blueprint = StoreFixtures.blueprint("alpha");
  private final CredentialsSecret credentials = new CredentialsSecret();

  @Test
  void the_secret_has_the_keys_that_the_chart_reads_and_the_stores_labels() {
    V1Secret secret = credentials.newSecret(blueprint);

    assertThat(secret.getMetadata().getName()).isEqualTo("store-credentials");
    assertThat(secret.getMetadata().getNamespace()).isEqualTo("store-alpha");
    assertThat(secret.getType()).isEqualTo("Opaque");
    assertThat(secret.getMetadata().getLabels())
        .containsEntry(StoreLabels.STORE_ID, blueprint.id().toString());
    assertThat(values(secret)).containsOnlyKeys(KEYS);
  }

  @Test
  void values_need_no_quoting_in_any_file_that_holds_them() {
    Map<String, String> values = values(credentials.newSecret(blueprint));

    assertThat(values.get("database-password")).matches("[A-Za-z0-9]{32}");
    assertThat(values.get("database-root-password")).matches("[A-Za-z0-9]{32}");
    assertThat(values.get("admin-password")).matches("[A-Za-z0-9]{32}");
    assertThat(values.get("auth-key")).matches("[A-Za-z0-9]{64}");
    assertThat(values.get("woocommerce-consumer-key")).matches("ck_[0-9a-f]{40}");
    assertThat(values.get("woocommerce-consumer-secret")).matches("cs_[0-9a-f]{40}");
    assertThat(values.get("admin-email")).isEqualTo("owner@alpha.localhost");
  }

  @Test
  void the_administrators_name_cannot_be_guessed() {
    assertThat(values(credentials.newSecret(blueprint)).get("admin-username"))
        .matches("owner-[a-z0-9]{10}");
  }

  @Test
  void no_two_secrets_of_any_two_stores_are_the_same() {
    Set<String> seen = new HashSet<>();
    for (int store = 0; store < 20; store++) {
      values(credentials.newSecret(blueprint))
          .forEach((key, value) -> {
            if (!"admin-email".equals(key)) {
              assertThat(seen.add(value)).as(key).isTrue();
            }
          });
    }
  }

  private static Map<String, String> values(V1Secret secret) {
    Map<String, String> values = new TreeMap<>();
    secret
        .getData()
        .forEach((key, value) -> values.put(key, new String(value, StandardCharsets.UTF_8)));
    return values;
  }
}
