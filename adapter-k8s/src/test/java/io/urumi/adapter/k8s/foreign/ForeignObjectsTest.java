package io.urumi.adapter.k8s.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.k8s.foreign.ForeignObjects.Findings;
import io.urumi.adapter.k8s.watch.ClusterWatch;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.testkit.StoreFixtures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ForeignObjectsTest {
  private static final Set<String> OWN = Set.of("NetworkPolicy/store-default-deny");
  private static final Findings NOTHING = new Findings(List.of(), List.of());
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Instant NOW = Instant.parse("2026-11-29T16:00:00Z");

  /** Always over, because two readings of the clock differ. */
  private static final Duration SHORT = Duration.ofNanos(1);

  private final ObjectServer server = new ObjectServer();
  private final StoreBlueprint store = StoreFixtures.blueprint("alpha");
  private final List<String> log = new ArrayList<>();
  private final List<String> changes = new CopyOnWriteArrayList<>();

  /** The annotation of the namespace. */
  private @Nullable String recorded;

  private Instant now = NOW;

  /** Whether the platform's rights in the namespace depend on no RoleBinding of others. */
  private boolean ownRights;

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_watch_finds_an_object_at_once_and_without_a_request_for_the_store() {
    ForeignObjects objects = watched(true);
    for (int i = 0; i < 20; i++) {
      assertThat(find(objects)).isEqualTo(NOTHING);
    }
    binding("team");
    policy("allow-all", "");

    Await.until(() -> changes.size() == 2);
    assertThat(find(objects))
        .isEqualTo(new Findings(List.of("NetworkPolicy/allow-all"), List.of("RoleBinding/team")));
    assertThat(changes).containsOnly("store-alpha");
    assertThat(server.count("LIST")).isZero();
    remove(objects);

    assertThat(server.contains("networkpolicies/allow-all")).isFalse();
    assertThat(server.contains("rolebindings/team")).isTrue();
    assertThat(find(objects)).isEqualTo(reported("RoleBinding/team"));
    Await.until(() -> changes.size() == 3);
    assertThat(find(objects)).isEqualTo(reported("RoleBinding/team"));
    assertThat(server.count("LIST")).isEqualTo(ForeignKind.ALL.size());
    assertThat(server.count("LISTALL")).isEqualTo(ForeignKind.ALL.size());
    assertThat(log).isEmpty();
  }

  @Test
  void what_a_watch_does_not_show_yet_is_found_when_the_guardrails_are_applied() {
    ForeignObjects objects = watched(true);
    server.silenceWatches();
    policy("allow-all", "");
    binding("team");

    remove(objects);

    assertThat(server.contains("networkpolicies/allow-all")).isFalse();
    assertThat(find(objects)).isEqualTo(reported("RoleBinding/team"));
  }

  @Test
  void a_removed_object_that_the_watch_still_shows_is_not_removed_again() {
    ForeignObjects objects = watched(true);
    policy("allow-all", "");
    Await.until(() -> !find(objects).equals(NOTHING));
    server.silenceWatches();

    remove(objects);
    remove(objects);

    assertThat(find(objects)).isEqualTo(NOTHING);
    assertThat(server.count("DELETE")).isEqualTo(1);
    assertThat(recorded).contains("\"count\":1");
  }

  @Test
  void nothing_is_kept_of_what_opens_no_store() {
    ClusterWatch<ForeignObject> policies =
        server.watch(ForeignKind.ALL.getFirst().type(), ForeignKind.ALL.getFirst().projection());
    server.startWatches();
    policy("no-rule", "", "\"spec\":{\"podSelector\":{}}");
    server.add(
        "networkpolicies/of-another-team",
        ",\"namespace\":\"team\"",
        "\"spec\":{\"ingress\":[{}]}");
    policy("going", ",\"deletionTimestamp\":\"2026-11-29T00:00:00Z\"");
    policy("opens", "");

    Await.until(() -> !policies.in("store-alpha").isEmpty());
    List<String> kept = new ArrayList<>();
    policies.forEach((namespace, name, _) -> kept.add(namespace + "/" + name));
    assertThat(kept).containsExactly("store-alpha/opens");
  }

  @Test
  void without_the_permission_to_watch_the_namespace_is_searched_and_that_is_stated_once() {
    server.refuse("WATCH", "networkpolicies", 403);
    server.refuse("LISTALL", "rolebindings", 403);
    ForeignObjects objects = objects(true, LONG);
    assertThat(find(objects)).isEqualTo(NOTHING);
    policy("allow-all", "");
    binding("team");
    assertThat(find(objects)).isEqualTo(NOTHING);
    assertThat(server.count("LIST")).isEqualTo(2);
    assertThat(log)
        .hasSize(1)
        .first()
        .asString()
        .startsWith(
            "NetworkPolicies, RoleBindings of others are found by a search of each store's"
                + " namespace every 300 s");

    remove(objects);
    assertThat(server.contains("networkpolicies/allow-all")).isFalse();
    assertThat(find(objects)).isEqualTo(reported("RoleBinding/team"));
    server.permit();
    Await.until(() -> {
      find(objects);
      return log.getLast().endsWith("of others are found at once.");
    });
    long lists = server.count("LIST");
    assertThat(find(objects)).isEqualTo(reported("RoleBinding/team"));
    assertThat(server.count("LIST")).isEqualTo(lists);
  }

  @Test
  void removals_are_counted_by_the_namespace_so_that_replicas_and_restarts_agree() {
    for (int i = 0; i < 2; i++) {
      policy("synchronized", "");
      remove(searching(true, SHORT));
      assertThat(server.contains("networkpolicies/synchronized")).isFalse();
    }
    policy("synchronized", "");
    ForeignObjects third = searching(true, SHORT);
    remove(third);

    assertThat(find(third)).isEqualTo(reported("NetworkPolicy/synchronized"));
    assertThat(server.count("DELETE")).isEqualTo(2);

    now = NOW.plus(Duration.ofHours(25));
    assertThat(find(third).removable()).containsExactly("NetworkPolicy/synchronized");
  }

  @Test
  void a_controller_that_gives_each_object_another_name_is_not_followed_without_an_end() {
    ForeignObjects objects = searching(true, SHORT);
    for (int i = 0; i < 25; i++) {
      policy("generated-" + i, "");
      remove(objects);
    }

    assertThat(server.count("DELETE")).isEqualTo(20);
    assertThat(find(objects).removable()).isEmpty();
    assertThat(find(objects).reported()).hasSize(5);
  }

  @Test
  void an_annotation_that_was_edited_by_hand_is_no_record() {
    for (String edited : List.of("", "{", "[]", "{\"a\":1}", "{\"a\":{\"count\":\"x\"}}", "null")) {
      recorded = edited;
      policy("allow-all", "");
      remove(searching(true, SHORT));
      assertThat(server.contains("networkpolicies/allow-all")).isFalse();
    }
  }

  @Test
  void a_binding_of_others_is_removed_when_the_rights_do_not_depend_on_it() {
    ownRights = true;
    ForeignObjects objects = searching(true, SHORT);
    binding("team");
    binding("owned", ",\"ownerReferences\":[{\"kind\":\"Policy\",\"name\":\"p\"}]");
    binding("system:deployers");
    String labels = ",\"labels\":{\"urumi.io/store-id\":\"%s\"}".formatted(store.id());
    binding("urumi", labels);
    binding("labelled", labels);
    assertThat(find(objects))
        .isEqualTo(
            new Findings(
                List.of("RoleBinding/labelled", "RoleBinding/team"), List.of("RoleBinding/owned")));

    remove(objects);

    assertThat(server.contains("rolebindings/team")).isFalse();
    assertThat(server.contains("rolebindings/labelled")).isFalse();
    assertThat(server.contains("rolebindings/urumi")).isTrue();
    assertThat(find(objects)).isEqualTo(reported("RoleBinding/owned"));
    assertThat(recorded).contains("RoleBinding/team");
  }

  @Test
  void a_binding_of_others_that_may_give_the_platform_its_rights_is_reported_and_kept() {
    ForeignObjects objects = searching(true, SHORT);
    binding("team");

    assertThat(find(objects)).isEqualTo(reported("RoleBinding/team"));
    remove(objects);

    assertThat(server.contains("rolebindings/team")).isTrue();
    assertThat(find(objects)).isEqualTo(reported("RoleBinding/team"));
  }

  @Test
  void an_object_that_another_one_owns_or_that_the_release_installed_is_kept() {
    ForeignObjects objects = searching(true, SHORT);
    policy("managed", ",\"ownerReferences\":[{\"kind\":\"Policy\",\"name\":\"p\"}]");
    policy(
        "of-the-release",
        ",\"labels\":{\"urumi.io/store-id\":\"%s\"},\"annotations\":{\"meta.helm.sh/release-namespace\":\"%s\"}"
            .formatted(store.id(), store.namespace()));

    remove(objects);

    assertThat(find(objects)).isEqualTo(reported("NetworkPolicy/managed"));
    assertThat(server.count("DELETE")).isZero();
  }

  @Test
  void an_object_that_comes_back_is_removed_twice_and_then_only_reported() {
    ForeignObjects objects = searching(true, SHORT);
    for (int i = 0; i < 2; i++) {
      policy("synchronized", "");
      assertThat(find(objects).removable()).containsExactly("NetworkPolicy/synchronized");
      remove(objects);
      assertThat(server.contains("networkpolicies/synchronized")).isFalse();
    }

    policy("synchronized", "");
    remove(objects);

    assertThat(find(objects)).isEqualTo(reported("NetworkPolicy/synchronized"));
    assertThat(server.contains("networkpolicies/synchronized")).isTrue();
  }

  @Test
  void by_setting_everything_is_only_reported() {
    ForeignObjects objects = searching(false, SHORT);
    policy("allow-all", "");

    remove(objects);

    assertThat(find(objects)).isEqualTo(reported("NetworkPolicy/allow-all"));
    assertThat(server.contains("networkpolicies/allow-all")).isTrue();
  }

  @Test
  void a_removal_that_is_refused_fails_nothing() {
    for (int status : new int[] {403, 404, 409, 500}) {
      ForeignObjects objects = searching(true, Duration.ofHours(1));
      policy("allow-all", "");
      server.refuse("DELETE", "networkpolicies", status);

      remove(objects);

      assertThat(find(objects).removable()).isEmpty();
    }
  }

  @Test
  void a_search_that_is_refused_keeps_what_is_known() {
    ForeignObjects objects = searching(false, SHORT);
    policy("allow-all", "");
    Findings found = find(objects);
    assertThat(found).isEqualTo(reported("NetworkPolicy/allow-all"));

    for (int status : new int[] {403, 429, 500}) {
      server.refuse("LIST", "networkpolicies", status);
      assertThat(find(objects)).isEqualTo(found);
    }
    server.stop();
    assertThat(find(objects)).isEqualTo(found);
  }

  @Test
  void a_namespace_is_searched_rarely_and_at_once_when_guardrails_are_applied() {
    ForeignObjects objects = searching(true, LONG);
    for (int i = 0; i < 10; i++) {
      assertThat(find(objects)).isEqualTo(NOTHING);
    }
    assertThat(server.count("LIST")).isEqualTo(3);
    policy("allow-all", "");

    remove(objects);

    assertThat(server.contains("networkpolicies/allow-all")).isFalse();
    assertThat(find(objects)).isEqualTo(NOTHING);
    assertThat(server.count("LIST")).isEqualTo(6);
  }

  @Test
  void nothing_of_a_removed_namespace_is_remembered() {
    ForeignObjects objects = searching(true, LONG);
    find(objects);
    assertThat(objects.remembered()).isEqualTo(1);

    objects.forget(store.namespace().value());

    assertThat(objects.remembered()).isZero();
  }

  /** With the permission to watch, and every watch live. */
  private ForeignObjects watched(boolean remove) {
    return objects(remove, LONG);
  }

  /** Without the permission to watch. */
  private ForeignObjects searching(boolean remove, Duration interval) {
    ForeignKind.ALL.forEach(kind -> server.refuse("LISTALL", kind.type().plural(), 403));
    return objects(remove, interval);
  }

  private ForeignObjects objects(boolean remove, Duration interval) {
    Map<ForeignKind, ClusterWatch<ForeignObject>> watches = new LinkedHashMap<>();
    for (ForeignKind kind : ForeignKind.ALL) {
      ClusterWatch<ForeignObject> watch = server.watch(kind.type(), kind.projection());
      watch.onChange((namespace, _, _) -> changes.add(namespace));
      watches.put(kind, watch);
    }
    server.startWatches();
    return new ForeignObjects(
        watches,
        new ForeignObjectSettings(remove, interval),
        _ -> ownRights,
        new Clock() {
          @Override
          public ZoneOffset getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now;
          }
        },
        log::add);
  }

  private Findings find(ForeignObjects objects) {
    return objects.find(store, OWN, RemovalCounts.parse(recorded, now));
  }

  private void remove(ForeignObjects objects) {
    objects.remove(
        store, OWN, RemovalCounts.parse(recorded, now), counts -> recorded = counts.json());
  }

  @Test
  void an_ingress_of_others_whose_wildcard_covers_the_shop_is_found() {
    ForeignObjects objects = searching(true, SHORT);
    String domain = store.host().substring(store.host().indexOf('.') + 1);
    ingress("all-shops", "*." + domain);
    ingress("other-domain", "*.other." + domain);

    assertThat(find(objects).removable()).containsExactly("Ingress/all-shops");
  }

  private void ingress(String name, String host) {
    server.add(
        "ingresses/" + name,
        ",\"namespace\":\"store-alpha\"",
        "\"spec\":{\"rules\":[{\"host\":\"%s\"}]}".formatted(host));
  }

  private void policy(String name, String metadata) {
    policy(name, metadata, "\"spec\":{\"ingress\":[{}]}");
  }

  private void policy(String name, String metadata, String spec) {
    server.add("networkpolicies/" + name, ",\"namespace\":\"store-alpha\"" + metadata, spec);
  }

  private void binding(String name) {
    binding(name, "");
  }

  private void binding(String name, String metadata) {
    server.add(
        "rolebindings/" + name,
        ",\"namespace\":\"store-alpha\"" + metadata,
        "\"subjects\":[{\"kind\":\"User\",\"name\":\"x\"}]");
  }

  private static Findings reported(String... keys) {
    return new Findings(List.of(), List.of(keys));
  }
}
