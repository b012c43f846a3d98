package io.urumi.adapter.k8s.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.lifecycle.StorefrontFact;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.StorefrontProbe;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.contract.cluster.StorefrontProbeContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

final class HttpStorefrontProbeTest extends StorefrontProbeContract {
  private final Scheduler threads = Schedulers.newBoundedElastic(4, 100, "probe-test");
  private FakeIngress ingress;
  private HttpStorefrontProbe probe;
  private HttpStorefrontProbe alone;

  @BeforeEach
  void open() {
    ingress = new FakeIngress();
    probe = probe(ingress.address());
    alone = probe(URI.create("http://127.0.0.1:1"));
  }

  @AfterEach
  void close() {
    probe.close();
    alone.close();
    ingress.close();
    threads.dispose();
  }

  @Override
  protected StorefrontProbe probe() {
    return probe;
  }

  @Override
  protected StorefrontProbe probeWithoutIngress() {
    return alone;
  }

  @Override
  protected StoreBlueprint newStore() {
    return StoreFixtures.blueprint("alpha");
  }

  @Override
  protected void serveStorePage(StoreBlueprint blueprint) {
    ingress.serve(blueprint.host(), FakeIngress.Page.own(blueprint));
  }

  @Override
  protected void serveOtherPage(StoreBlueprint blueprint) {
    ingress.serve(blueprint.host(), FakeIngress.Page.of(200, "<h1>It works!</h1>"));
  }

  @Test
  void the_page_is_requested_by_the_host_of_the_shop_as_by_a_browser() {
    StoreBlueprint blueprint = newStore();
    serveStorePage(blueprint);

    request(blueprint);

    assertThat(ingress.requests()).containsExactly("alpha.localhost/shop/");
  }

  @Test
  void a_port_in_the_shops_address_is_part_of_its_host() {
    StoreBlueprint plain = newStore();
    StoreBlueprint blueprint =
        new StoreBlueprint(
            plain.id(),
            plain.name(),
            plain.subdomain(),
            plain.owner(),
            plain.plan(),
            plain.host(),
            "http://alpha.localhost:8080");
    ingress.serve("alpha.localhost:8080", FakeIngress.Page.own(blueprint));

    assertThat(request(blueprint)).isEqualTo(new StorefrontFact.Reachable());
  }

  @Test
  void a_redirect_is_not_followed() {
    StoreBlueprint blueprint = newStore();
    ingress.serve(
        blueprint.host(),
        new FakeIngress.Page(302, "", Map.of("Location", "http://elsewhere.localhost/")));

    assertThat(problem(blueprint))
        .isInstanceOfSatisfying(
            StoreFailure.StorefrontWrongContent.class,
            it -> assertThat(it.why()).isEqualTo("it redirects to http://elsewhere.localhost/."));
    assertThat(ingress.requests()).hasSize(1);
  }

  @Test
  void an_ingress_without_a_backend_differs_from_one_that_does_not_know_the_host() {
    StoreBlueprint blueprint = newStore();

    assertThat(problem(blueprint).message()).contains("does not know the host (404)");
    ingress.serve(blueprint.host(), FakeIngress.Page.of(503, "no available server"));
    assertThat(problem(blueprint).message()).contains("the ingress controller has no ready pod");
  }

  @Test
  void no_more_than_the_first_256_kib_of_a_page_are_read() {
    StoreBlueprint blueprint = newStore();
    String own = FakeIngress.Page.own(blueprint).body();
    ingress.serve(blueprint.host(), FakeIngress.Page.of(200, own + " ".repeat(3 * 1024 * 1024)));
    assertThat(request(blueprint)).isEqualTo(new StorefrontFact.Reachable());

    ingress.serve(blueprint.host(), FakeIngress.Page.of(200, " ".repeat(256 * 1024) + own));
    assertThat(problem(blueprint).message()).contains("contains no store id");
  }

  @Test
  void an_error_of_the_shop_itself_is_no_missing_route() {
    StoreBlueprint blueprint = newStore();
    ingress.serve(
        blueprint.host(), FakeIngress.Page.of(404, FakeIngress.Page.own(blueprint).body()));

    assertThat(problem(blueprint))
        .isInstanceOfSatisfying(
            StoreFailure.StorefrontWrongContent.class,
            it -> assertThat(it.why()).isEqualTo("it answers with status 404."));
  }

  @Test
  void an_ingress_that_accepts_but_does_not_answer_fails_at_the_timeout() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        HttpStorefrontProbe waiting =
            probe(URI.create("http://127.0.0.1:" + silent.getLocalPort()))) {
      StorefrontFact fact =
          Objects.requireNonNull(waiting.probe(newStore()).block(Duration.ofSeconds(5)));

      assertThat(((StorefrontFact.Unreachable) fact).failure().message())
          .contains("no answer within 1.0 s");
    }
  }

  private HttpStorefrontProbe probe(URI address) {
    return new HttpStorefrontProbe(address, "/shop/", Duration.ofSeconds(1), threads);
  }

  private StorefrontFact request(StoreBlueprint blueprint) {
    return Objects.requireNonNull(probe.probe(blueprint).block(Duration.ofSeconds(5)));
  }

  private StoreFailure problem(StoreBlueprint blueprint) {
    return ((StorefrontFact.Unreachable) request(blueprint)).failure();
  }
}
