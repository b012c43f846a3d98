package io.urumi.web.oidc;

import io.urumi.domain.account.SessionSecret;
import io.urumi.web.session.SessionCookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.web.server.ServerWebExchange;

/**
 * Sign-ins for which the browser is at the provider. What is needed when it comes back is in a
 * cookie of that browser, encrypted and authenticated (AES-GCM) with a key that all replicas derive
 * from the client secret: any replica can go on, and requests of strangers leave no rows. The
 * provider's redirect is a request from another site, with which browsers send no cookie that is
 * {@code SameSite=Strict}: that of the session is not available then, and this one is {@code Lax}.
 */
final class PendingSignIns {
  static final String COOKIE = "__Host-urumi-sign-in";

  /** In which the user has to sign in at the provider. */
  static final Duration MAX_AGE = Duration.ofMinutes(10);

  private static final String PURPOSE =
      HexFormat.of().formatHex("urumi pending sign-in 1".getBytes(StandardCharsets.US_ASCII));
  private static final int FIELDS = 6;

  /** Initialization vector and tag, in bytes. */
  private static final int OVERHEAD = 32;

  private final BytesEncryptor encryptor;
  private final Clock clock;

  PendingSignIns(OidcSettings settings, Clock clock) {
    encryptor = Encryptors.stronger(settings.clientSecret(), PURPOSE);
    this.clock = clock;
  }

  /**
   * A sign-in that the browser has begun.
   *
   * @param to path of the dashboard to go to
   * @param replacedHash SHA-256 of the secret of the session that the browser had; null for none
   */
  record Pending(
      String state, String nonce, String verifier, String to, @Nullable String replacedHash) {
    /** As it was sent to the provider. */
    OAuth2AuthorizationRequest request(ClientRegistration registration) {
      return OAuth2AuthorizationRequest.authorizationCode()
          .authorizationUri(
              Objects.requireNonNull(
                  registration.getProviderDetails().getAuthorizationUri(), "authorizationUri"))
          .clientId(registration.getClientId())
          .redirectUri(registration.getRedirectUri())
          .scopes(registration.getScopes())
          .state(state)
          .attributes(
              Map.of(
                  OAuth2ParameterNames.REGISTRATION_ID,
                  registration.getRegistrationId(),
                  OidcParameterNames.NONCE,
                  nonce,
                  PkceParameterNames.CODE_VERIFIER,
                  verifier))
          .build();
    }

    @Override
    public String toString() {
      return "Pending[…]";
    }
  }

  /** Gives the browser the cookie. */
  void write(ServerWebExchange exchange, OAuth2AuthorizationRequest request, String to) {
    String replaced = SessionCookie.read(exchange.getRequest()).map(SessionSecret::hash).orElse("");
    String text =
        String.join(
            "\n",
            String.valueOf(request.getState()),
            attribute(request, OidcParameterNames.NONCE),
            attribute(request, PkceParameterNames.CODE_VERIFIER),
            to,
            replaced,
            Long.toString(clock.instant().plus(MAX_AGE).getEpochSecond()));
    byte[] encrypted = encryptor.encrypt(text.getBytes(StandardCharsets.UTF_8));
    exchange
        .getResponse()
        .addCookie(
            cookie(Base64.getUrlEncoder().withoutPadding().encodeToString(encrypted))
                .maxAge(MAX_AGE)
                .build());
  }

  private static String attribute(OAuth2AuthorizationRequest request, String name) {
    String value = request.getAttribute(name);
    if (value == null) {
      throw new IllegalStateException("the authorization request has no " + name);
    }
    return value;
  }

  /**
   * Removes the cookie; the sign-in that it belongs to, when that has not expired and the state is
   * that of the request.
   */
  Optional<Pending> take(ServerWebExchange exchange) {
    List<HttpCookie> cookies = exchange.getRequest().getCookies().getOrDefault(COOKIE, List.of());
    if (cookies.isEmpty()) {
      return Optional.empty();
    }
    exchange.getResponse().addCookie(cookie("").maxAge(Duration.ZERO).build());
    String sent = exchange.getRequest().getQueryParams().getFirst(OAuth2ParameterNames.STATE);
    return cookies.size() == 1 && sent != null
        ? decrypt(cookies.getFirst().getValue()).filter(pending -> isEqual(pending.state(), sent))
        : Optional.empty();
  }

  private Optional<Pending> decrypt(String value) {
    String[] fields;
    try {
      byte[] encrypted = Base64.getUrlDecoder().decode(value);
      if (encrypted.length <= OVERHEAD) {
        return Optional.empty();
      }
      byte[] text = encryptor.decrypt(encrypted);
      fields = new String(text, StandardCharsets.UTF_8).split("\n", -1);
    } catch (IllegalArgumentException | IllegalStateException forged) {
      return Optional.empty();
    }
    if (fields.length != FIELDS
        || clock.instant().isAfter(Instant.ofEpochSecond(Long.parseLong(fields[5])))) {
      return Optional.empty();
    }
    return Optional.of(
        new Pending(
            fields[0], fields[1], fields[2], fields[3], fields[4].isEmpty() ? null : fields[4]));
  }

  private static boolean isEqual(String expected, String sent) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }

  private static ResponseCookie.ResponseCookieBuilder cookie(String value) {
    return ResponseCookie.from(COOKIE, value).path("/").secure(true).httpOnly(true).sameSite("Lax");
  }
}
