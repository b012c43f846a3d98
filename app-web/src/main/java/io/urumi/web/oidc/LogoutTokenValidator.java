package io.urumi.web.oidc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.client.oidc.authentication.logout.LogoutTokenClaimNames;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Checks the claims that OpenID Connect Back-Channel Logout 1.0, section 2.6, requires of a logout
 * token besides issuer, audience and times. Spring Security's own validator is not public, and
 * needs its filter chain.
 */
final class LogoutTokenValidator implements OAuth2TokenValidator<Jwt> {
  /** Older tokens are refused, so that they need not be remembered. */
  static final Duration MAX_AGE = Duration.ofMinutes(10);

  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

  private final Clock clock;

  LogoutTokenValidator(Clock clock) {
    this.clock = clock;
  }

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    if (!(token.getClaims().get(LogoutTokenClaimNames.EVENTS) instanceof Map<?, ?> events)
        || !events.containsKey(EVENT)) {
      return invalid("events does not name a back-channel logout");
    }
    if (token.hasClaim(IdTokenClaimNames.NONCE)) {
      return invalid("nonce is not allowed; this is not a logout token");
    }
    if (isBlank(token, LogoutTokenClaimNames.JTI)) {
      return invalid("jti is missing");
    }
    if (isBlank(token, LogoutTokenClaimNames.SUB) && isBlank(token, LogoutTokenClaimNames.SID)) {
      return invalid("sub and sid are missing");
    }
    Instant issuedAt = token.getIssuedAt();
    return issuedAt == null || issuedAt.isBefore(clock.instant().minus(MAX_AGE))
        ? invalid("iat is missing or too old")
        : OAuth2TokenValidatorResult.success();
  }

  private static boolean isBlank(Jwt token, String claim) {
    return !(token.getClaims().get(claim) instanceof String text) || text.isBlank();
  }

  private static OAuth2TokenValidatorResult invalid(String why) {
    return OAuth2TokenValidatorResult.failure(
        List.of(new OAuth2Error("invalid_logout_token", why, null)));
  }
}
