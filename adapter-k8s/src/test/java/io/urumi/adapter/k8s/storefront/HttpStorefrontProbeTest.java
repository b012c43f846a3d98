package io.urumi.adapter.k8s.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.lifecycle.StorefrontFact;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.StorefrontProbe;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.contract.cluster.StorefrontProbeContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

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

  @Override
  protected void closeByOwner(StoreBlueprint blueprint) {
    String open = FakeIngress.Page.own(blueprint).body();
    ingress.serve(
        blueprint.host(),
        FakeIngress.Page.of(
            200,
            open.replace("</head>", "<meta name=\"urumi-shop\" content=\"coming-soon\"></head>")));
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
  void the_owner_may_rename_the_shop_and_move_its_page() {
    StoreBlueprint blueprint = newStore();
    String renamed = FakeIngress.Page.own(blueprint).body().replace("Shop alpha", "Neuer Name");
    ingress.serve(blueprint.host(), FakeIngress.Page.of(200, renamed));
    assertThat(request(blueprint)).isEqualTo(new StorefrontFact.Reachable());

    ingress.serve(
        blueprint.host(), "/shop/", FakeIngress.Page.byWordPress(blueprint, 404, "", Map.of()));
    assertThat(request(blueprint)).isEqualTo(new StorefrontFact.Reachable());

    ingress.serve(
        blueprint.host(),
        "/shop/",
        FakeIngress.Page.byWordPress(blueprint, 301, "", Map.of("Location", "/laden/")));
    assertThat(request(blueprint)).isEqualTo(new StorefrontFact.Reachable());
    assertThat(ingress.requests()).endsWith("alpha.localhost/shop/", "alpha.localhost/laden/");
  }

  @Test
  void a_shop_in_maintenance_or_behind_a_password_is_closed_by_its_owner() {
    StoreBlueprint blueprint = newStore();
    for (int status : new int[] {401, 403, 503}) {
      ingress.serve(
          blueprint.host(), FakeIngress.Page.byWordPress(blueprint, status, "", Map.of()));

      assertThat(request(blueprint))
          .isInstanceOfSatisfying(
              StorefrontFact.ClosedByOwner.class,
              it -> assertThat(it.how()).contains("owner", String.valueOf(status)));
    }
  }

  @Test
  void a_response_marked_as_that_of_another_store_is_not_accepted() {
    StoreBlueprint blueprint = newStore();
    ingress.serve(
        blueprint.host(),
        FakeIngress.Page.byWordPress(StoreFixtures.blueprint("beta"), 503, "", Map.of()));

    assertThat(problem(blueprint).message()).contains("the ingress controller has no ready pod");
  }

  @Test
  void a_redirect_loop_of_a_page_or_of_the_sign_in_page_is_detected() {
    StoreBlueprint blueprint = secure(newStore());
    String own = FakeIngress.Page.own(blueprint).body();
    ingress.serve(blueprint.host(), FakeIngress.Page.byWordPress(blueprint, 200, own, Map.of()));
    assertThat(request(blueprint)).isEqualTo(new StorefrontFact.Reachable());
    assertThat(ingress.header("/shop/", "X-forwarded-proto")).isEqualTo("https");

    String signIn = "https://alpha.localhost/wp-login.php";
    ingress.serve(
        blueprint.host(),
        "/wp-login.php",
        FakeIngress.Page.byWordPress(blueprint, 302, "", Map.of("Location", signIn)));
    assertThat(problem(blueprint).code()).isEqualTo(FailureCode.STOREFRONT_REDIRECT_LOOP);
    assertThat(problem(blueprint).message()).contains(signIn);

    ingress.serve(
        blueprint.host(),
        "/wp-login.php",
        FakeIngress.Page.byWordPress(blueprint, 302, "", Map.of("Location", "/konto/")));
    assertThat(request(blueprint)).isEqualTo(new StorefrontFact.Reachable());

    ingress.serve(blueprint.host(), "/shop/", redirect("/a/"));
    ingress.serve(
        blueprint.host(),
        "/b/",
        FakeIngress.Page.byWordPress(blueprint, 301, "", Map.of("Location", "/a/")));
    ingress.serve(
        blueprint.host(),
        "/a/",
        FakeIngress.Page.byWordPress(blueprint, 301, "", Map.of("Location", "/b/")));
    assertThat(problem(blueprint).code()).isEqualTo(FailureCode.STOREFRONT_REDIRECT_LOOP);
  }

  @Test
  void styles_without_tls_on_a_page_with_tls_are_detected() {
    StoreBlueprint blueprint = secure(newStore());
    String style = "<link rel='stylesheet' href='http://alpha.localhost/style.css'></head>";
    String own = FakeIngress.Page.own(blueprint).body().replace("</head>", style);
    ingress.serve(blueprint.host(), FakeIngress.Page.byWordPress(blueprint, 200, own, Map.of()));

    assertThat(problem(blueprint).code()).isEqualTo(FailureCode.STOREFRONT_INSECURE_CONTENT);
    assertThat(problem(blueprint).message()).contains("http://alpha.localhost/style.css");
    assertThat(request(newStore())).isInstanceOf(StorefrontFact.Unreachable.class);
  }

  @Test
  void a_page_of_an_earlier_image_is_reachable_whatever_scheme_the_ingress_reports() {
    StoreBlueprint blueprint = secure(newStore());
    String style = "<link rel='stylesheet' href='http://alpha.localhost/style.css'></head>";
    String own = FakeIngress.Page.own(blueprint).body().replace("</head>", style);
    ingress.serve(blueprint.host(), FakeIngress.Page.of(200, own));
    ingress.serve(
        blueprint.host(), "/wp-login.php", byEarlierImage("https://alpha.localhost/wp-login.php"));
    assertThat(request(blueprint)).isEqualTo(new StorefrontFact.Reachable());

    ingress.serve(blueprint.host(), "/shop/", byEarlierImage("https://alpha.localhost/shop/"));
    assertThat(request(blueprint)).isEqualTo(new StorefrontFact.Reachable());
  }

  private static FakeIngress.Page byEarlierImage(String target) {
    return new FakeIngress.Page(302, "", Map.of("Location", target, "X-Redirect-By", "WordPress"));
  }

  @Test
  void the_shop_chooses_no_port_of_the_ingress_machine(@TempDir Path folder) {
    TestCertificate certificate = TestCertificate.of("alpha.localhost", folder);
    try (FakeIngress secure = new FakeIngress(certificate.tls());
        FakeIngress internal = new FakeIngress();
        FakeIngress internalTls = new FakeIngress(certificate.tls());
        HttpStorefrontProbe trusting =
            new HttpStorefrontProbe(
                ingress.address(), "/shop/", Duration.ofSeconds(30), certificate.pem(), threads)) {
      String host = "alpha.localhost:" + secure.address().getPort();
      StoreBlueprint blueprint = at(newStore(), "https://" + host);
      // The ingress controller redirects to its TLS, and the shop there to another port.
      ingress.serve(host, "/shop/", redirect("https://" + host + "/shop/"));
      for (FakeIngress other : List.of(internal, internalTls)) {
        String port = ":" + other.address().getPort();
        String target = other.address().getScheme() + "://alpha.localhost" + port + "/pods?x";
        secure.serve(host, redirect(target));

        assertThat(trusting.probe(blueprint).block())
            .isInstanceOfSatisfying(
                StorefrontFact.Unreachable.class,
                it -> assertThat(it.failure().message()).contains("it redirects to " + target));
        assertThat(other.requests()).isEmpty();
      }
      secure.serve(host, redirect("http://" + host + "/shop/"));
      assertThat(trusting.probe(blueprint).block()).isInstanceOf(StorefrontFact.Unreachable.class);
      assertThat(secure.requests()).hasSize(3);
    }
  }

  @Test
  void a_redirect_may_have_characters_that_only_browsers_accept() throws IOException {
    StoreBlueprint blueprint = newStore();
    String page = FakeIngress.Page.own(blueprint).body();
    List<String> answers =
        List.of(
            "301 Moved\r\nLocation: http://user:secret@alpha.localhost/a/?b={c}|^`\r\n"
                + "Content-Length: 0\r\n\r\n",
            "200 OK\r\nContent-Length: " + page.length() + "\r\n\r\n" + page);
    List<String> received = new CopyOnWriteArrayList<>();
    // The JDK's server does not accept these characters either.
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        HttpStorefrontProbe following =
            probe(URI.create("http://127.0.0.1:" + server.getLocalPort()))) {
      Thread.ofVirtual()
          .start(() -> {
            for (String answer : answers) {
              try (Socket socket = server.accept()) {
                received.add(head(socket));
                socket
                    .getOutputStream()
                    .write(("HTTP/1.1 " + answer).getBytes(StandardCharsets.UTF_8));
              } catch (IOException ended) {
                return;
              }
            }
          });

      assertThat(following.probe(blueprint).block(Duration.ofSeconds(10)))
          .isEqualTo(new StorefrontFact.Reachable());
    }
    assertThat(received).last().asString().startsWith("GET /a/?b={c}|^`").contains("Host: alpha");
    assertThat(received.toString()).doesNotContain("secret");
  }

  private static String head(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) socket.getInputStream().read());
    }
    return head.toString();
  }

  @Test
  void waiting_for_a_thread_is_no_problem_of_the_shop() {
    StoreBlueprint blueprint = newStore();
    serveStorePage(blueprint);
    Scheduler one = Schedulers.newBoundedElastic(1, 100, "probe-test-one");
    VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
    CountDownLatch busy = new CountDownLatch(1);
    try (HttpStorefrontProbe waiting =
        new HttpStorefrontProbe(ingress.address(), "/shop/", Duration.ofSeconds(30), null, one)) {
      one.schedule(() -> awaitQuietly(busy));
      CompletableFuture<StorefrontFact> fact = waiting.probe(blueprint).toFuture();
      time.advanceTimeBy(Duration.ofHours(1));
      busy.countDown();

      assertThat(fact)
          .succeedsWithin(Duration.ofSeconds(30))
          .isEqualTo(new StorefrontFact.Reachable());
    } finally {
      VirtualTimeScheduler.reset();
      one.dispose();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void redirects_have_more_time_than_one_page() {
    StoreBlueprint blueprint = newStore();
    serveStorePage(blueprint);
    ingress.serve(blueprint.host(), "/shop/", redirect("/a/"));
    ingress.serve(blueprint.host(), "/a/", redirect("/b/"));
    VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
    try {
      ingress.onRequest(() -> time.advanceTimeBy(Duration.ofMillis(900)));

      assertThat(probe.probe(blueprint).toFuture())
          .succeedsWithin(Duration.ofSeconds(30))
          .isEqualTo(new StorefrontFact.Reachable());
    } finally {
      VirtualTimeScheduler.reset();
    }
  }

  @Test
  void a_sign_in_page_without_an_answer_is_no_outage_of_the_shop() {
    StoreBlueprint blueprint = secure(newStore());
    serveStorePage(blueprint);
    CountDownLatch ended = new CountDownLatch(1);
    ingress.onRequest(() -> {
      if (ingress.requests().getLast().endsWith("/wp-login.php")) {
        awaitQuietly(ended);
      }
    });

    assertThat(request(blueprint)).isEqualTo(new StorefrontFact.Reachable());
    ended.countDown();
  }

  @Test
  void no_more_of_a_page_than_its_head_is_read() throws IOException {
    StoreBlueprint blueprint = newStore();
    byte[] head =
        FakeIngress.Page.own(blueprint)
            .body()
            .replace("</html>", "<body>")
            .getBytes(StandardCharsets.UTF_8);
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        HttpStorefrontProbe reading =
            probe(URI.create("http://127.0.0.1:" + server.getLocalPort()))) {
      Thread.ofVirtual()
          .start(() -> {
            // Sends only the head, and keeps the connection open.
            try (var socket = server.accept()) {
              socket
                  .getOutputStream()
                  .write(
                      "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
                          .getBytes(StandardCharsets.UTF_8));
              socket.getOutputStream().write(head);
              socket.getOutputStream().write(" ".repeat(9000).getBytes(StandardCharsets.UTF_8));
              socket.getOutputStream().flush();
              Thread.sleep(10_000);
            } catch (IOException | InterruptedException ended) {
              // The probe has closed the connection.
            }
          });

      assertThat(reading.probe(blueprint).block(Duration.ofSeconds(5)))
          .isEqualTo(new StorefrontFact.Reachable());
    }
  }

  @Test
  void a_private_certificate_is_reported_as_untrusted_unless_it_is_configured(
      @TempDir Path folder) {
    TestCertificate certificate = TestCertificate.of("alpha.localhost", folder);
    StoreBlueprint blueprint = secure(newStore());
    try (FakeIngress secure = new FakeIngress(certificate.tls());
        // The first TLS handshake of a process takes seconds on a busy machine.
        HttpStorefrontProbe doubting =
            new HttpStorefrontProbe(
                secure.address(), "/shop/", Duration.ofSeconds(30), null, threads);
        HttpStorefrontProbe trusting =
            new HttpStorefrontProbe(
                secure.address(), "/shop/", Duration.ofSeconds(30), certificate.pem(), threads)) {
      secure.serve(blueprint.host(), FakeIngress.Page.own(blueprint));

      StorefrontFact fact = Objects.requireNonNull(doubting.probe(blueprint).block());
      StoreFailure failure = ((StorefrontFact.Unreachable) fact).failure();
      assertThat(failure.code()).isEqualTo(FailureCode.STOREFRONT_CERTIFICATE_UNTRUSTED);
      assertThat(failure.message()).contains("no known certificate authority");
      assertThat(failure.remedy()).contains("urumi.ingress.ca-file");
      assertThat(trusting.probe(blueprint).block()).isEqualTo(new StorefrontFact.Reachable());

      StoreBlueprint other = secure(StoreFixtures.blueprint("beta"));
      secure.serve(other.host(), FakeIngress.Page.own(other));
      StorefrontFact mismatch = Objects.requireNonNull(trusting.probe(other).block());
      assertThat(((StorefrontFact.Unreachable) mismatch).failure().message())
          .contains("it was issued for another host");
    }
  }

  @Test
  void a_redirect_of_the_ingress_to_its_own_tls_is_followed(@TempDir Path folder) {
    TestCertificate certificate = TestCertificate.of("alpha.localhost", folder);
    try (FakeIngress secure = new FakeIngress(certificate.tls());
        HttpStorefrontProbe trusting =
            new HttpStorefrontProbe(
                ingress.address(), "/shop/", Duration.ofSeconds(3), certificate.pem(), threads)) {
      int port = secure.address().getPort();
      StoreBlueprint blueprint = at(newStore(), "https://alpha.localhost:" + port);
      String host = "alpha.localhost:" + port;
      ingress.serve(host, "/shop/", redirect("https://" + host + "/shop/"));
      ingress.serve(host, "/wp-login.php", redirect("https://" + host + "/wp-login.php"));
      secure.serve(host, FakeIngress.Page.own(blueprint));

      assertThat(trusting.probe(blueprint).block()).isEqualTo(new StorefrontFact.Reachable());
    }
  }

  @Test
  void certificates_that_cannot_be_read_are_refused_with_the_reason(@TempDir Path folder)
      throws IOException {
    Path empty = Files.writeString(folder.resolve("ca.pem"), "");

    assertThatThrownBy(() -> TrustedCertificates.withDefaults(empty))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ca.pem: it contains no certificate");
    assertThatThrownBy(() -> TrustedCertificates.withDefaults(folder.resolve("none.pem")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static FakeIngress.Page redirect(String target) {
    return new FakeIngress.Page(301, "", Map.of("Location", target));
  }

  private static StoreBlueprint secure(StoreBlueprint plain) {
    return at(plain, "https://" + plain.host());
  }

  private static StoreBlueprint at(StoreBlueprint plain, String url) {
    return new StoreBlueprint(
        plain.id(),
        plain.name(),
        plain.subdomain(),
        plain.owner(),
        plain.plan(),
        plain.host(),
        url);
  }

  @Test
  void an_ingress_without_a_backend_differs_from_one_that_does_not_know_the_host() {
    StoreBlueprint blueprint = newStore();

    assertThat(problem(blueprint).message()).contains("does not know the host (404)");
    ingress.serve(blueprint.host(), FakeIngress.Page.of(503, "no available server"));
    assertThat(problem(blueprint).message()).contains("the ingress controller has no ready pod");
  }

  @Test
  void the_platforms_page_for_hosts_without_a_store_is_a_missing_route_whatever_its_status() {
    StoreBlueprint blueprint = newStore();
    for (int status : new int[] {404, 503, 200}) {
      ingress.serve(
          blueprint.host(),
          new FakeIngress.Page(status, "is being set up", Map.of("X-Urumi-Placeholder", "true")));

      assertThat(problem(blueprint))
          .isInstanceOf(StoreFailure.StorefrontUnreachable.class)
          .extracting(StoreFailure::message)
          .asString()
          .contains("does not know the host yet");
    }
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

  @Test
  void a_page_that_never_ends_fails_at_the_timeout() throws IOException {
    try (ServerSocket slow = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        HttpStorefrontProbe reading =
            probe(URI.create("http://127.0.0.1:" + slow.getLocalPort()))) {
      Thread.ofVirtual()
          .start(() -> {
            try (Socket socket = slow.accept()) {
              socket
                  .getOutputStream()
                  .write(
                      "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
                          .getBytes(StandardCharsets.UTF_8));
              while (true) {
                socket.getOutputStream().write(' ');
                Thread.sleep(50);
              }
            } catch (IOException | InterruptedException ended) {
              // The probe has closed the connection.
            }
          });

      StorefrontFact fact =
          Objects.requireNonNull(reading.probe(newStore()).block(Duration.ofSeconds(30)));

      assertThat(((StorefrontFact.Unreachable) fact).failure().message())
          .contains("no answer within 1.0 s");
    }
  }

  private HttpStorefrontProbe probe(URI address) {
    return new HttpStorefrontProbe(address, "/shop/", Duration.ofSeconds(1), null, threads);
  }

  private StorefrontFact request(StoreBlueprint blueprint) {
    return Objects.requireNonNull(probe.probe(blueprint).block(Duration.ofSeconds(5)));
  }

  private StoreFailure problem(StoreBlueprint blueprint) {
    return ((StorefrontFact.Unreachable) request(blueprint)).failure();
  }
}
