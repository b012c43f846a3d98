package io.urumi.web.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.web.bootstrap.ServerLog;
import io.urumi.web.bootstrap.TestPlatform;
import io.urumi.web.session.SessionCookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseCookie;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.FluxExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** Base of tests of a process where users sign in at a provider; they share one. */
@ExtendWith(ServerLog.class)
@SpringBootTest(
    classes = TestPlatform.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "urumi.sign-in.mode=oidc",
      "urumi.sign-in.public-address=https://urumi.test/platform",
      "urumi.sign-in.oidc.name=Test",
      "urumi.sign-in.oidc.client-id=" + MisbehavingProvider.CLIENT,
      "urumi.sign-in.oidc.roles.administrator=urumi-admins",
      "urumi.sign-in.oidc.roles.auditor=urumi-auditors, urumi-watchers",
      "urumi.sign-in.oidc.memberships[0].group=shops, of Bern",
      "urumi.sign-in.oidc.memberships[0].team=local",
      "urumi.sign-in.oidc.memberships[0].role=manager",
      "urumi.sign-in.oidc.sign-out=true",
      "urumi.sign-in.oidc.timeout=1s",
      "management.endpoint.health.validate-group-membership=false",
      "logging.level.io.urumi=trace",
      "logging.level.org.springframework.web=trace",
      "logging.level.org.springframework.http=trace",
      "logging.level.org.springframework.security=trace"
    })
abstract class OidcPlatformTest {
  static final MisbehavingProvider PROVIDER = new MisbehavingProvider();
  private static final String PUBLIC = "https://urumi.test/platform";

  @LocalServerPort int port;
  WebTestClient http = WebTestClient.bindToServer().build();

  @DynamicPropertySource
  static void provider(DynamicPropertyRegistry registry) {
    registry.add("urumi.home", () -> directory().resolve("home").toString());
    registry.add("urumi.sign-in.oidc.issuer", PROVIDER::issuer);
    registry.add("urumi.sign-in.oidc.client-secret-file", () -> secretFile().toString());
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory("urumi-oidc-");
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  private static Path secretFile() {
    try {
      return Files.writeString(
          directory().resolve("secret"), MisbehavingProvider.SECRET + System.lineSeparator());
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  @BeforeEach
  void connect() {
    http =
        WebTestClient.bindToServer()
            .baseUrl("http://127.0.0.1:" + port)
            .responseTimeout(Duration.ofSeconds(20))
            .build();
  }

  @AfterEach
  void behave() {
    PROVIDER.behave();
  }

  /**
   * A browser on the way to the provider.
   *
   * @param location where it is sent
   * @param cookie of the pending sign-in
   */
  record Departure(URI location, ResponseCookie cookie) {
    String parameter(String name) {
      MultiValueMap<String, String> query =
          UriComponentsBuilder.fromUri(location).build(true).getQueryParams();
      return MisbehavingProvider.decoded(query, name);
    }
  }

  /** A browser that has come back: where it is sent, and its session if it has one. */
  record Arrival(String location, MultiValueMap<String, ResponseCookie> cookies) {
    ResponseCookie session() {
      return Objects.requireNonNull(cookies.getFirst(SessionCookie.NAME), location);
    }
  }

  FluxExchangeResult<Void> get(String path, ResponseCookie... cookies) {
    WebTestClient.RequestHeadersSpec<?> request = http.get().uri(URI.create(base() + path));
    for (ResponseCookie cookie : cookies) {
      request.cookie(cookie.getName(), cookie.getValue());
    }
    return request.exchange().returnResult(Void.class);
  }

  private String base() {
    return "http://127.0.0.1:" + port;
  }

  Departure depart(String query, ResponseCookie... cookies) {
    FluxExchangeResult<Void> answer = get(OidcPaths.SIGN_IN + query, cookies);
    assertThat(answer.getStatus().value()).isEqualTo(302);
    return new Departure(
        location(answer),
        Objects.requireNonNull(
            answer.getResponseCookies().getFirst(PendingSignIns.COOKIE),
            location(answer).toString()));
  }

  Arrival arrive(URI callback, ResponseCookie... cookies) {
    assertThat(callback.toString()).startsWith(PUBLIC + "/");
    FluxExchangeResult<Void> answer = get(callback.toString().substring(PUBLIC.length()), cookies);
    assertThat(answer.getStatus().value()).isEqualTo(302);
    return new Arrival(location(answer).toString(), answer.getResponseCookies());
  }

  /** Signs in, as far as the provider's answer permits. */
  Arrival signIn() {
    Departure departure = depart("");
    return arrive(PROVIDER.authorize(departure.location()), departure.cookie());
  }

  static URI location(FluxExchangeResult<?> answer) {
    return Objects.requireNonNull(answer.getResponseHeaders().getLocation());
  }

  int status(String path, ResponseCookie session) {
    return get(path, session).getStatus().value();
  }

  void assertRefused(Arrival arrival, String code) {
    assertThat(arrival.location())
        .startsWith(PUBLIC + "/sign-in-failed?code=" + code + "&reference=");
    assertThat(arrival.cookies()).doesNotContainKey(SessionCookie.NAME);
  }
}
