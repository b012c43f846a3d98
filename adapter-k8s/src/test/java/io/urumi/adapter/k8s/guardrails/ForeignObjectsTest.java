package io.urumi.adapter.k8s.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.k8s.guardrails.ForeignObjects.Findings;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.testkit.StoreFixtures;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ForeignObjectsTest {
  private static final Set<String> OWN = Set.of("NetworkPolicy/store-default-deny");
  private static final Findings NOTHING = new Findings(List.of(), List.of());

  /** Always over, because two readings of the clock differ. */
  private static final Duration SHORT = Duration.ofNanos(1);

  private final ObjectServer server = new ObjectServer();
  private final StoreBlueprint store = StoreFixtures.blueprint("alpha");

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_binding_of_others_is_reported_and_kept() {
    ForeignObjects objects = objects(true, SHORT);
    binding("team");

    assertThat(objects.find(store, OWN)).isEqualTo(reported("RoleBinding/team"));
    objects.remove(store, OWN);

    assertThat(server.contains("rolebindings/team")).isTrue();
    assertThat(objects.find(store, OWN)).isEqualTo(reported("RoleBinding/team"));
  }

  @Test
  void an_ingress_of_others_whose_wildcard_covers_the_shop_is_found() {
    ForeignObjects objects = objects(true, SHORT);
    String domain = store.host().substring(store.host().indexOf('.') + 1);
    ingress("all-shops", "*." + domain);
    ingress("other-domain", "*.other." + domain);

    assertThat(objects.find(store, OWN).removable()).containsExactly("Ingress/all-shops");
  }

  @Test
  void an_object_that_another_one_owns_or_that_the_release_installed_is_kept() {
    ForeignObjects objects = objects(true, SHORT);
    policy("managed", ",\"ownerReferences\":[{\"kind\":\"Policy\",\"name\":\"p\"}]");
    policy(
        "of-the-release",
        ",\"labels\":{\"urumi.io/store-id\":\"%s\"},\"annotations\":{\"meta.helm.sh/release-namespace\":\"%s\"}"
            .formatted(store.id(), store.namespace()));

    objects.remove(store, OWN);

    assertThat(objects.find(store, OWN)).isEqualTo(reported("NetworkPolicy/managed"));
    assertThat(server.count("DELETE")).isZero();
  }

  @Test
  void an_object_that_comes_back_is_removed_twice_and_then_only_reported() {
    ForeignObjects objects = objects(true, SHORT);
    for (int i = 0; i < 2; i++) {
      policy("synchronized", "");
      assertThat(objects.find(store, OWN).removable())
          .containsExactly("NetworkPolicy/synchronized");
      objects.remove(store, OWN);
      assertThat(server.contains("networkpolicies/synchronized")).isFalse();
    }

    policy("synchronized", "");
    objects.remove(store, OWN);

    assertThat(objects.find(store, OWN)).isEqualTo(reported("NetworkPolicy/synchronized"));
    assertThat(server.contains("networkpolicies/synchronized")).isTrue();
  }

  @Test
  void by_setting_everything_is_only_reported() {
    ForeignObjects objects = objects(false, SHORT);
    policy("allow-all", "");

    objects.remove(store, OWN);

    assertThat(objects.find(store, OWN)).isEqualTo(reported("NetworkPolicy/allow-all"));
    assertThat(server.contains("networkpolicies/allow-all")).isTrue();
  }

  @Test
  void a_removal_that_is_refused_fails_nothing() {
    for (int status : new int[] {403, 404, 409, 500}) {
      ForeignObjects objects = objects(true, Duration.ofHours(1));
      policy("allow-all", "");
      server.refuse("DELETE", "networkpolicies", status);

      objects.remove(store, OWN);

      assertThat(objects.find(store, OWN).removable()).isEmpty();
    }
  }

  @Test
  void a_search_that_is_refused_keeps_what_is_known() {
    ForeignObjects objects = objects(false, SHORT);
    policy("allow-all", "");
    Findings found = objects.find(store, OWN);
    assertThat(found).isEqualTo(reported("NetworkPolicy/allow-all"));

    for (int status : new int[] {403, 429, 500}) {
      server.refuse("GET", "networkpolicies", status);
      assertThat(objects.find(store, OWN)).isEqualTo(found);
    }
    server.close();
    assertThat(objects.find(store, OWN)).isEqualTo(found);
  }

  @Test
  void a_namespace_is_searched_rarely_and_at_once_when_guardrails_are_applied() {
    ForeignObjects objects = objects(true, Duration.ofMinutes(5));
    for (int i = 0; i < 10; i++) {
      assertThat(objects.find(store, OWN)).isEqualTo(NOTHING);
    }
    assertThat(server.count("GET")).isEqualTo(3);
    policy("allow-all", "");

    objects.remove(store, OWN);

    assertThat(server.contains("networkpolicies/allow-all")).isFalse();
    assertThat(objects.find(store, OWN)).isEqualTo(NOTHING);
    assertThat(server.count("GET")).isEqualTo(6);
  }

  @Test
  void nothing_of_a_removed_namespace_is_remembered() {
    ForeignObjects objects = objects(true, Duration.ofMinutes(5));
    objects.find(store, OWN);
    assertThat(objects.remembered()).isEqualTo(1);

    objects.forget(store.namespace().value());

    assertThat(objects.remembered()).isZero();
  }

  private ForeignObjects objects(boolean remove, Duration interval) {
    return new ForeignObjects(server.client(), new ForeignObjectSettings(remove, interval));
  }

  private void policy(String name, String metadata) {
    server.add("networkpolicies/" + name, metadata, "\"spec\":{\"ingress\":[{}]}");
  }

  private void ingress(String name, String host) {
    server.add("ingresses/" + name, "", "\"spec\":{\"rules\":[{\"host\":\"%s\"}]}".formatted(host));
  }

  private void binding(String name) {
    server.add("rolebindings/" + name, "", "\"subjects\":[{\"kind\":\"User\",\"name\":\"x\"}]");
  }

  private static Findings reported(String... keys) {
    return new Findings(List.of(), List.of(keys));
  }
}
