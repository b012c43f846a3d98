package io.urumi.web.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.account.provider.GroupMemberships;
import io.urumi.domain.account.provider.GroupRoles;
import io.urumi.testkit.SettableClock;
import io.urumi.web.oidc.PendingSignIns.Pending;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpCookie;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/** The cookie of a sign-in for which the browser is at the provider. */
class PendingSignInsTest {
  private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-30T12:00:00Z"));
  private final PendingSignIns pendingSignIns = pendingSignIns(MisbehavingProvider.SECRET);

  @Test
  void aSignInIsTakenUntilTenMinutesHavePassed() {
    HttpCookie cookie = begin();

    clock.advance(Duration.ofMinutes(10));
    assertThat(take(pendingSignIns, cookie, "state-1"))
        .hasValueSatisfying(pending -> {
          assertThat(pending.nonce()).isEqualTo("nonce-1");
          assertThat(pending.verifier()).isEqualTo("verifier-1");
          assertThat(pending.to()).isEqualTo("/stores");
          assertThat(pending.replacedHash()).isNull();
        });
    clock.advance(Duration.ofSeconds(1));
    assertThat(take(pendingSignIns, cookie, "state-1")).isEmpty();
  }

  @Test
  void theStateIsThatOfTheRequest() {
    HttpCookie cookie = begin();

    assertThat(take(pendingSignIns, cookie, "state-2")).isEmpty();
    assertThat(take(pendingSignIns, cookie, "")).isEmpty();
  }

  @Test
  void replicasWithTheSameClientSecretGoOnAndOthersDoNot() {
    HttpCookie cookie = begin();

    assertThat(take(pendingSignIns(MisbehavingProvider.SECRET), cookie, "state-1")).isPresent();
    assertThat(take(pendingSignIns("another-client-secret"), cookie, "state-1")).isEmpty();
  }

  private HttpCookie begin() {
    MockServerWebExchange exchange =
        MockServerWebExchange.from(MockServerHttpRequest.get(OidcPaths.SIGN_IN));
    pendingSignIns.write(
        exchange,
        OAuth2AuthorizationRequest.authorizationCode()
            .authorizationUri("https://id.example.com/authorize")
            .clientId("urumi")
            .state("state-1")
            .attributes(
                Map.of(
                    OidcParameterNames.NONCE, "nonce-1",
                    PkceParameterNames.CODE_VERIFIER, "verifier-1"))
            .build(),
        "/stores");
    return Objects.requireNonNull(
        exchange.getResponse().getCookies().getFirst(PendingSignIns.COOKIE));
  }

  private static Optional<Pending> take(
      PendingSignIns pendingSignIns, HttpCookie cookie, String state) {
    return pendingSignIns.take(
        MockServerWebExchange.from(
            MockServerHttpRequest.get(OidcPaths.CALLBACK)
                .queryParam("state", state)
                .cookie(new HttpCookie(cookie.getName(), cookie.getValue()))));
  }

  private PendingSignIns pendingSignIns(String secret) {
    return new PendingSignIns(
        new OidcSettings(
            "Test",
            "https://id.example.com",
            "urumi",
            secret,
            Set.of("openid"),
            URI.create("https://urumi.test"),
            "name",
            "groups",
            new GroupRoles(Map.of()),
            GroupMemberships.NONE,
            true,
            false,
            Duration.ofSeconds(1)),
        clock);
  }
}
