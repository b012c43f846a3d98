package io.urumi.adapter.k8s.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.k8s.watch.ClusterWatch;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.testkit.StoreFixtures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ForeignHostsTest {
  private final ObjectServer server = new ObjectServer();
  private final List<String> log = new ArrayList<>();
  private final StoreBlueprint store = StoreFixtures.blueprint("alpha");
  private final List<String> changes = new CopyOnWriteArrayList<>();
  private final StoreBlueprint other = StoreFixtures.blueprint("beta");

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void ingresses_of_other_namespaces_on_the_host_of_a_shop_are_found() {
    ingress("b", "team", rule("alpha.localhost", "/"));
    ingress("a", "team", rule("x.example", "/") + "," + rule("alpha.localhost", "/checkout"));
    ingress("store", store.namespace().value(), rule("alpha.localhost", "/"));

    ForeignHosts claims = claims();

    assertThat(claims.find(store))
        .containsExactly("Ingress/a of namespace team", "Ingress/b of namespace team");
    assertThat(claims.find(other)).isEmpty();
    assertThat(server.count("DELETE")).isZero();
  }

  @Test
  void wildcards_that_cover_the_host_of_a_shop_are_found() {
    ingress("all", "team", rule("x.example", "/") + "," + rule("*.localhost", "/checkout"));

    assertThat(claims().find(store)).containsExactly("Ingress/all of namespace team");
  }

  @Test
  void the_routes_of_traefik_on_the_host_of_a_shop_are_found() {
    traefik("ingressroutes/a", "Host(`x.example`) || Host(`Alpha.localhost`) && Path(`/pay`)");
    traefik("ingressroutes/b", "Host(\\\"x.example\\\", \\\"alpha.localhost\\\")");
    traefik("ingressroutes/not", "PathPrefix(`/`) && !Host(`alpha.localhost`)");
    traefik(
        "ingressroutes/solver",
        "Host(`alpha.localhost`) && PathPrefix(`/.well-known/acme-challenge/`)");
    traefik("ingressroutetcps/c", "HostSNI(`alpha.localhost`)");

    assertThat(claims().find(store))
        .containsExactly(
            "IngressRoute/a of namespace team",
            "IngressRoute/b of namespace team",
            "IngressRouteTCP/c of namespace team");
    assertThat(server.count("DELETE")).isZero();
  }

  @Test
  void the_routes_of_the_gateway_api_on_the_host_of_a_shop_are_found() {
    gateway("httproutes/a", "\"x.example\",\"alpha.localhost\"", "/");
    gateway("httproutes/b", "\"*.localhost\"", "/checkout");
    gateway("httproutes/other", "\"x.example\"", "/");
    gateway("httproutes/solver", "\"alpha.localhost\"", "/.well-known/acme-challenge/token");
    server.add("httproutes/none", ",\"namespace\":\"team\"", "\"spec\":{}");
    gateway("grpcroutes/c", "\"alpha.localhost\"", "/");

    assertThat(claims().find(store))
        .containsExactly(
            "GRPCRoute/c of namespace team",
            "HTTPRoute/a of namespace team",
            "HTTPRoute/b of namespace team");
  }

  @Test
  void a_route_in_the_namespace_of_the_shop_is_found_too() {
    server.add(
        "httproutes/a",
        ",\"namespace\":\"" + store.namespace().value() + "\"",
        "\"spec\":{\"hostnames\":[\"alpha.localhost\"]}");

    assertThat(claims().find(store))
        .containsExactly("HTTPRoute/a of namespace " + store.namespace().value());
  }

  @Test
  void a_cluster_without_a_kind_has_none_of_its_routes_and_that_is_no_news() {
    ingress("a", "team", rule("alpha.localhost", "/"));
    for (RouteKind kind : RouteKind.ALL) {
      if (kind != RouteKind.INGRESS) {
        server.refuse("LISTALL", kind.type().plural(), 404);
      }
    }

    ForeignHosts claims = claims();

    assertThat(claims.find(store)).containsExactly("Ingress/a of namespace team");
    assertThat(log).isEmpty();
    server.permit();
    gateway("httproutes/later", "\"alpha.localhost\"", "/");
    Await.until(() -> claims.find(store).contains("HTTPRoute/later of namespace team"));
    assertThat(changes).contains("store-alpha");
  }

  @Test
  void what_does_not_take_the_place_of_the_shop_is_not_reported() {
    ingress("wildcard", "team", rule("*.example", "/"));
    ingress("below", "team", rule("*.alpha.localhost", "/"));
    ingress("fallback", "team", "{\"http\":{\"paths\":[{\"path\":\"/\"}]}}");
    ingress("solver", "cert-manager", rule("alpha.localhost", "/.well-known/acme-challenge/x"));
    ingress("sub", "team", rule("www.alpha.localhost", "/"));
    server.add("ingresses/empty", ",\"namespace\":\"team\"", "\"spec\":{}");
    server.add(
        "ingresses/going",
        ",\"namespace\":\"team\",\"deletionTimestamp\":\"2026-11-29T00:00:00Z\"",
        "\"spec\":{\"rules\":[" + rule("alpha.localhost", "/") + "]}");

    assertThat(claims().find(store)).isEmpty();
  }

  @Test
  void one_watch_of_each_kind_serves_all_stores() {
    ForeignHosts claims = claims();
    for (int i = 0; i < 20; i++) {
      claims.find(StoreFixtures.blueprint("shop-" + i));
    }
    assertThat(server.count("LISTALL")).isEqualTo(RouteKind.ALL.size());
    assertThat(server.count("WATCH")).isEqualTo(RouteKind.ALL.size());
    assertThat(server.count("LIST")).isZero();
  }

  @Test
  void a_route_that_is_added_or_removed_lets_its_shop_be_observed_at_once() {
    ForeignHosts claims = claims();
    claims.find(store);
    claims.find(other);

    ingress("unrelated", "team", rule("x.example", "/"));
    ingress("a", "team", rule("alpha.localhost", "/"));
    Await.until(() -> changes.equals(List.of("store-alpha")));
    assertThat(claims.find(store)).containsExactly("Ingress/a of namespace team");
    ingress("a", "team", rule("beta.localhost", "/"));
    Await.until(() -> changes.size() == 3);
    assertThat(claims.find(store)).isEmpty();
    assertThat(claims.find(other)).hasSize(1);
    ingress("wild", "team", rule("*.localhost", "/"));
    Await.until(() -> changes.size() == 5);
    traefik(
        "ingressroutes/expression", "HostRegexp(`^beta[.]localhost$`) && PathPrefix(`/checkout`)");
    Await.until(() -> changes.size() == 6);
    assertThat(changes).last().isEqualTo("store-beta");
    server.remove("ingresses/a");
    Await.until(() -> changes.size() == 7);
    assertThat(claims.find(other))
        .containsExactly(
            "Ingress/wild of namespace team", "IngressRoute/expression of namespace team");

    claims.forget(other);
    server.remove("ingressroutes/expression");
    server.remove("ingresses/wild");
    Await.until(() -> changes.size() == 8);
    assertThat(changes).last().isEqualTo("store-alpha");
  }

  @Test
  void a_list_that_fails_is_repeated_with_pauses() throws Exception {
    server.refuse("LISTALL", "ingresses", 500);
    ForeignHosts claims = claims(false);
    claims.find(store);
    Thread.sleep(1_000);
    assertThat(server.count("LISTALL")).isLessThan(RouteKind.ALL.size() + 8L);
    ingress("a", "team", rule("alpha.localhost", "/"));
    server.permit();
    Await.until(() -> claims.find(store).equals(List.of("Ingress/a of namespace team")));
    assertThat(log).isEmpty();
  }

  @Test
  void without_the_permission_nothing_is_found_and_that_is_stated_once() {
    ingress("a", "team", rule("alpha.localhost", "/"));
    server.refuse("LISTALL", "ingresses", 403);
    ForeignHosts claims = claims();
    for (int i = 0; i < 3; i++) {
      assertThat(claims.find(store)).isEmpty();
    }
    assertThat(log).hasSize(1).first().asString().contains("are not searched", "may not list");

    server.permit();
    Await.until(() -> claims.find(store).equals(List.of("Ingress/a of namespace team")));
    assertThat(claims.find(store)).hasSize(1);
    assertThat(log).hasSize(2).last().asString().contains("are searched again");
  }

  @Test
  void an_account_that_may_list_but_not_watch_lists_again() {
    server.refuse("WATCH", "ingresses", 403);
    ForeignHosts claims = claims();
    assertThat(claims.find(store)).isEmpty();
    ingress("a", "team", rule("alpha.localhost", "/"));

    Await.until(() -> claims.find(store).equals(List.of("Ingress/a of namespace team")));

    assertThat(changes).contains("store-alpha");
    assertThat(log).isEmpty();
  }

  @Test
  void a_permission_that_is_withdrawn_leaves_nothing_that_may_be_wrong() {
    ingress("a", "team", rule("alpha.localhost", "/"));
    server.refuse("WATCH", "ingresses", 403);
    ForeignHosts claims = claims();
    assertThat(claims.find(store)).hasSize(1);

    server.refuse("LISTALL", "ingresses", 403);

    Await.until(() -> claims.find(store).isEmpty());
  }

  @Test
  void an_api_server_that_does_not_answer_keeps_what_is_known() {
    ingress("a", "team", rule("alpha.localhost", "/"));
    ForeignHosts claims = claims();
    List<String> found = claims.find(store);
    assertThat(found).hasSize(1);
    server.stop();
    assertThat(claims.find(store)).isEqualTo(found);
    assertThat(log).isEmpty();
  }

  @Test
  void expressions_of_traefik_that_match_the_host_of_a_shop_are_found() {
    String path = " && PathPrefix(`/checkout-of-another`)";
    traefik("ingressroutes/a", "HostRegexp(`^(alpha|beta)\\\\.localhost$`)" + path);
    traefik("ingressroutes/b", "HostRegexp(`localhost`)" + path);
    traefik("ingressroutes/v2", "HostRegexp(`{shop:[a-z]+}.localhost`)" + path);
    traefik("ingressroutes/v2-any", "HostRegexp(`{shop}.localhost`, `x.example`)" + path);
    traefik("ingressroutetcps/sni", "HostSNIRegexp(`^.+\\\\.localhost$`)");
    traefik("ingressroutetcps/all", "HostSNI(`*`)");
    server.add(
        "ingressroutetcps/database",
        ",\"namespace\":\"team\"",
        "\"spec\":{\"entryPoints\":[\"postgres\"],\"routes\":[{\"match\":\"HostSNI(`*`)\"}]}");
    traefik("ingressroutes/other", "HostRegexp(`^x-.*$`)" + path);
    traefik("ingressroutes/v2-other", "HostRegexp(`{shop:x[0-9]{2}}.localhost`)" + path);
    traefik("ingressroutes/not", "PathPrefix(`/`) && !HostRegexp(`.*`)");
    traefik("ingressroutes/invalid", "HostRegexp(`(alpha`)" + path);
    traefik("ingressroutes/long", "HostRegexp(`(a|" + "b".repeat(2_000) + ")`)" + path);

    assertThat(claims().find(store))
        .containsExactly(
            "IngressRoute/a of namespace team",
            "IngressRoute/b of namespace team",
            "IngressRoute/v2 of namespace team",
            "IngressRoute/v2-any of namespace team",
            "IngressRouteTCP/all of namespace team",
            "IngressRouteTCP/sni of namespace team");
  }

  @Test
  void an_expression_that_others_write_costs_no_time() {
    StoreBlueprint longest = StoreFixtures.blueprint("a".repeat(40));
    traefik("ingressroutes/evil", "HostRegexp(`^(a+)+b$`) && PathPrefix(`/checkout-of-another`)");
    ForeignHosts claims = claims();

    long start = System.nanoTime();
    assertThat(claims.find(longest)).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void the_tls_routes_of_the_gateway_api_are_found_once_whatever_versions_are_served() {
    server.add(
        "tlsroutes/a",
        ",\"namespace\":\"team\"",
        "\"spec\":{\"hostnames\":[\"alpha.localhost\"],\"rules\":[{\"backendRefs\":[{\"name\":\"x\"}]}]}");

    assertThat(claims().find(store)).containsExactly("TLSRoute/a of namespace team");
  }

  @Test
  void what_answers_for_the_hosts_of_no_shop_is_not_reported() {
    String platform = ",\"labels\":{\"app.kubernetes.io/part-of\":\"urumi\"}";
    String wildcard = "\"spec\":{\"rules\":[" + rule("*.localhost", "/") + "]}";
    server.add("ingresses/platform", ",\"namespace\":\"urumi\"" + platform, wildcard);
    server.add(
        "ingresses/low",
        ",\"namespace\":\"team\",\"annotations\":{\"traefik.ingress.kubernetes.io/router.priority\":\"1\"}",
        wildcard);
    server.add(
        "httproutes/platform",
        ",\"namespace\":\"urumi\"" + platform,
        "\"spec\":{\"hostnames\":[\"*.localhost\"]}");
    // Shorter than the rule of the shop's Ingress.
    traefik("ingressroutes/catch-all", "HostRegexp(`.*`)");
    priority("low", 1, "HostRegexp(`^[a-z]+[.]localhost$`) && PathPrefix(`/`)");
    assertThat(claims().find(store)).isEmpty();

    // A label in a store's namespace may be of a customer, and an exact host is no fallback.
    server.add("ingresses/a", ",\"namespace\":\"store-beta\"" + platform, wildcard);
    server.add(
        "ingresses/b",
        ",\"namespace\":\"urumi\"" + platform,
        "\"spec\":{\"rules\":[" + rule("alpha.localhost", "/") + "]}");
    priority("high", 1_000, "HostRegexp(`.*`)");
    priority("exact", 1, "Host(`alpha.localhost`)");
    assertThat(claims().find(store))
        .containsExactly(
            "Ingress/a of namespace store-beta",
            "Ingress/b of namespace urumi",
            "IngressRoute/exact of namespace team",
            "IngressRoute/high of namespace team");
  }

  private ForeignHosts claims() {
    return claims(true);
  }

  private ForeignHosts claims(boolean wait) {
    Map<RouteKind, ClusterWatch<ForeignObject>> watches = new LinkedHashMap<>();
    RouteKind.ALL.forEach(kind -> watches.put(kind, server.watch(kind.type(), kind::project)));
    ForeignHosts claims = new ForeignHosts(watches, changes::add, log::add);
    if (wait) {
      server.startWatches();
    } else {
      server.start();
    }
    // Those of the first lists.
    changes.clear();
    return claims;
  }

  private void priority(String name, int priority, String match) {
    server.add(
        "ingressroutes/" + name,
        ",\"namespace\":\"team\"",
        "\"spec\":{\"routes\":[{\"match\":\"%s\",\"priority\":%d}]}".formatted(match, priority));
  }

  private void ingress(String name, String namespace, String rules) {
    server.add(
        "ingresses/" + name,
        ",\"namespace\":\"" + namespace + "\"",
        "\"spec\":{\"rules\":[" + rules + "]}");
  }

  private void traefik(String key, String match) {
    server.add(
        key, ",\"namespace\":\"team\"", "\"spec\":{\"routes\":[{\"match\":\"" + match + "\"}]}");
  }

  private void gateway(String key, String hosts, String path) {
    server.add(
        key,
        ",\"namespace\":\"team\"",
        "\"spec\":{\"hostnames\":[%s],\"rules\":[{\"matches\":[{\"path\":{\"value\":\"%s\"}}]}]}"
            .formatted(hosts, path));
  }

  private static String rule(String host, String path) {
    return "{\"host\":\"%s\",\"http\":{\"paths\":[{\"path\":\"%s\"}]}}".formatted(host, path);
  }
}
