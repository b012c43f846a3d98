package io.urumi.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.web.problem.ProblemException;
import java.net.URI;
import java.util.Objects;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class SecurityFiltersTest {
  @Test
  void aWrongTokenIsToldApartFromAMissingOne() {
    assertChallenge(null).isEqualTo("Bearer realm=\"urumi\"");
    assertChallenge("Basic dXNlcg==").isEqualTo("Bearer realm=\"urumi\"");
    assertChallenge("Bearer wrong").isEqualTo("Bearer realm=\"urumi\", error=\"invalid_token\"");
  }

  private static AbstractStringAssert<?> assertChallenge(@Nullable String authorization) {
    MockServerHttpRequest.BaseBuilder<?> request = MockServerHttpRequest.get("/api/v1/stores");
    if (authorization != null) {
      request.header(HttpHeaders.AUTHORIZATION, authorization);
    }
    ProblemException refused =
        Assertions.catchThrowableOfType(
            ProblemException.class,
            () ->
                new ApiTokenFilter(ApiToken.of("right"), true)
                    .filter(MockServerWebExchange.from(request), _ -> Mono.empty())
                    .block());
    return assertThat(
        Objects.requireNonNull(refused).headers().getFirst(HttpHeaders.WWW_AUTHENTICATE));
  }

  @Test
  void everyResponseForbidsWhatTheDashboardDoesNotNeed() {
    MockServerWebExchange exchange =
        MockServerWebExchange.from(MockServerHttpRequest.get("/api/v1/stores"));

    HttpHeaders headers = headers(null, exchange);

    assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(headers.getFirst("X-Frame-Options")).isEqualTo("DENY");
    assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(headers.getFirst("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(headers.getFirst("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(headers.getFirst("Permissions-Policy")).contains("camera=()");
    assertThat(headers.getFirst("Content-Security-Policy")).contains("frame-ancestors 'none'");
    assertThat(headers.getCacheControl()).isEqualTo("no-store");
    assertThat(headers.containsHeader("Strict-Transport-Security")).isFalse();
  }

  private static HttpHeaders headers(@Nullable URI publicAddress, MockServerWebExchange exchange) {
    new SecurityHeadersFilter(publicAddress)
        .filter(exchange, _ -> exchange.getResponse().setComplete())
        .block();
    return exchange.getResponse().getHeaders();
  }

  @ParameterizedTest
  @CsvSource({
    "https://urumi.example.com, urumi.example.com, max-age=31536000",
    "https://urumi.example.com, URUMI.example.com:443, max-age=31536000",
    "https://urumi.example.com, alpha.urumi.example.com,",
    "https://urumi.example.com, urumi.example.com:99999, max-age=31536000",
    "https://urumi.example.com, urumi.example.com:-1,",
    "https://localhost:8443, localhost:8443,",
    "http://localhost:8080, localhost:8080,"
  })
  void browsersUseHttpsOnlyForTheHostOfAPublicAddressThatHasIt(
      URI publicAddress, String host, @Nullable String expected) {
    MockServerWebExchange exchange =
        MockServerWebExchange.from(MockServerHttpRequest.get("/").header("Host", host));

    assertThat(headers(publicAddress, exchange).getFirst("Strict-Transport-Security"))
        .isEqualTo(expected);
  }
}
