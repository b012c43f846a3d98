package io.urumi.web.oidc;

import io.urumi.domain.digest.Sha256;
import io.urumi.port.driving.session.EndProviderSessionsUseCase;
import io.urumi.port.driving.session.ProviderLogout;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;
import io.urumi.web.request.Callers;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.oidc.authentication.logout.LogoutTokenClaimNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** Signs users out at the provider, and ends sessions when the provider reports a sign-out. */
final class OidcLogout {
  private static final Logger log = LoggerFactory.getLogger(OidcLogout.class);

  /** Longer than a token is accepted, also when clocks differ by a minute. */
  private static final Duration REMEMBERED =
      LogoutTokenValidator.MAX_AGE.plus(Duration.ofMinutes(2));

  private final OidcSettings settings;
  private final ProviderDirectory directory;
  private final EndProviderSessionsUseCase endSessions;

  OidcLogout(
      OidcSettings settings, ProviderDirectory directory, EndProviderSessionsUseCase endSessions) {
    this.settings = settings;
    this.directory = directory;
    this.endSessions = endSessions;
  }

  /** The provider's address for the sign-out; the dashboard when it has none or does not answer. */
  Mono<String> signOut() {
    String dashboard = settings.publicAddress() + "/";
    if (!settings.signOut()) {
      return Mono.just(dashboard);
    }
    return directory
        .get()
        .onErrorComplete()
        .mapNotNull(Provider::endSession)
        .map(address ->
            UriComponentsBuilder.fromUri(address)
                .queryParam("client_id", "{client}")
                .queryParam("post_logout_redirect_uri", "{dashboard}")
                .encode()
                .buildAndExpand(settings.clientId(), dashboard)
                .toUriString())
        .defaultIfEmpty(dashboard);
  }

  /** Ends the sessions that a logout token names; fails when the token is not valid. */
  Mono<Void> backChannel(ServerWebExchange exchange, @Nullable String token) {
    if (token == null || token.isBlank()) {
      return Mono.error(refused("The form has no logout_token."));
    }
    return directory
        .get()
        .flatMap(provider -> provider.logoutTokens().decode(token))
        .timeout(settings.totalTimeout())
        .onErrorMap(OidcLogout::refused)
        .flatMap(valid -> endSessions.end(Callers.anonymous(exchange), logout(valid)))
        .flatMap(first -> first ? Mono.empty() : Mono.error(refused("The token was used before.")));
  }

  private ProviderLogout logout(Jwt token) {
    Instant issuedAt = Objects.requireNonNull(token.getIssuedAt(), "iat");
    return new ProviderLogout(
        settings.issuer(),
        token.getClaimAsString(LogoutTokenClaimNames.SUB),
        token.getClaimAsString(LogoutTokenClaimNames.SID),
        Sha256.hex(settings.issuer() + "\n" + token.getClaimAsString(LogoutTokenClaimNames.JTI)),
        issuedAt.plus(REMEMBERED));
  }

  private static ProblemException refused(Throwable error) {
    Throwable failure = SignInFailures.classify(error);
    log.warn("A back-channel logout was refused: {}", failure.getMessage());
    return refused(
        error instanceof JwtException
            ? "The logout token is not valid."
            : "The logout token cannot be checked now; send it again later.");
  }

  private static ProblemException refused(String why) {
    return ProblemException.of(ErrorCode.BAD_REQUEST, why);
  }
}
