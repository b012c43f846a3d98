package io.urumi.adapter.k8s.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.testkit.StoreFixtures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HostClaimsTest {
  /** Always over, because two readings of the clock differ. */
  private static final Duration SHORT = Duration.ofNanos(1);

  private final ObjectServer server = new ObjectServer();
  private final List<String> log = new ArrayList<>();
  private final StoreBlueprint store = StoreFixtures.blueprint("alpha");
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

    HostClaims claims = claims(SHORT);

    assertThat(claims.find(store))
        .containsExactly("Ingress/a of namespace team", "Ingress/b of namespace team");
    assertThat(claims.find(other)).isEmpty();
    assertThat(server.count("DELETE")).isZero();
  }

  @Test
  void wildcards_that_cover_the_host_of_a_shop_are_found() {
    ingress("all", "team", rule("x.example", "/") + "," + rule("*.localhost", "/checkout"));

    assertThat(claims(SHORT).find(store)).containsExactly("Ingress/all of namespace team");
  }

  @Test
  void the_routes_of_traefik_on_the_host_of_a_shop_are_found() {
    traefik("ingressroutes/a", "Host(`x.example`) || Host(`Alpha.localhost`) && Path(`/pay`)");
    traefik("ingressroutes/b", "Host(\\\"x.example\\\", \\\"alpha.localhost\\\")");
    traefik("ingressroutes/not", "PathPrefix(`/`) && !Host(`alpha.localhost`)");
    traefik("ingressroutes/regular", "HostRegexp(`alpha.localhost`)");
    traefik(
        "ingressroutes/solver",
        "Host(`alpha.localhost`) && PathPrefix(`/.well-known/acme-challenge/`)");
    traefik("ingressroutetcps/c", "HostSNI(`alpha.localhost`)");

    assertThat(claims(SHORT).find(store))
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

    assertThat(claims(SHORT).find(store))
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

    assertThat(claims(SHORT).find(store))
        .containsExactly("HTTPRoute/a of namespace " + store.namespace().value());
  }

  @Test
  void a_cluster_without_a_kind_has_none_of_its_routes_and_that_is_no_news() {
    ingress("a", "team", rule("alpha.localhost", "/"));
    for (String plural : List.of("ingressroutes", "ingressroutetcps", "httproutes", "grpcroutes")) {
      server.refuse("GET", plural, 404);
    }

    HostClaims claims = claims(SHORT);

    assertThat(claims.find(store)).containsExactly("Ingress/a of namespace team");
    assertThat(log).isEmpty();
    server.permit();
    gateway("httproutes/later", "\"alpha.localhost\"", "/");
    assertThat(claims.find(store)).contains("HTTPRoute/later of namespace team");
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

    assertThat(claims(SHORT).find(store)).isEmpty();
  }

  @Test
  void one_list_of_each_kind_per_interval_serves_all_stores() {
    HostClaims claims = claims(Duration.ofMinutes(5));
    for (int i = 0; i < 20; i++) {
      claims.find(StoreFixtures.blueprint("shop-" + i));
    }
    assertThat(server.count("GET")).isEqualTo(5);
  }

  @Test
  void a_list_that_fails_is_not_repeated_before_the_next_interval_either() {
    server.refuse("GET", "ingresses", 500);
    HostClaims claims = claims(Duration.ofMinutes(5));
    claims.find(store);
    claims.find(other);
    assertThat(server.count("GET")).isEqualTo(5);
  }

  @Test
  void without_the_permission_nothing_is_found_and_that_is_stated_once() {
    ingress("a", "team", rule("alpha.localhost", "/"));
    HostClaims claims = claims(SHORT);
    server.refuse("GET", "ingresses", 403);
    for (int i = 0; i < 3; i++) {
      assertThat(claims.find(store)).isEmpty();
    }
    assertThat(log).hasSize(1).first().asString().contains("are not searched", "may not list");

    server.permit();
    assertThat(claims.find(store)).containsExactly("Ingress/a of namespace team");
    assertThat(claims.find(store)).hasSize(1);
    assertThat(log).hasSize(2).last().asString().contains("are searched again");
  }

  @Test
  void an_api_server_that_does_not_answer_keeps_what_is_known() {
    ingress("a", "team", rule("alpha.localhost", "/"));
    HostClaims claims = claims(SHORT);
    List<String> found = claims.find(store);
    assertThat(found).hasSize(1);
    for (int status : new int[] {429, 500}) {
      server.refuse("GET", "ingresses", status);
      assertThat(claims.find(store)).isEqualTo(found);
    }
    server.close();
    assertThat(claims.find(store)).isEqualTo(found);
    assertThat(log).isEmpty();
  }

  private HostClaims claims(Duration interval) {
    return new HostClaims(server.client(), interval, log::add);
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
