package io.urumi.web.session;

import io.urumi.domain.account.SessionSecret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

/**
 * The cookie with the secret of a session. Browsers accept its prefix only over HTTPS or from the
 * machine itself, and only for this very host: no page of another host, such as a store's, can set
 * it. No script can read it, and no page of another site can have it sent.
 */
public final class SessionCookie {
  /** The name of the cookie. */
  public static final String NAME = "__Host-urumi-session";

  private SessionCookie() {}

  /** The secret that a request has; empty when it has none, several, or what cannot be one. */
  public static Optional<SessionSecret> read(ServerHttpRequest request) {
    List<HttpCookie> cookies = request.getCookies().getOrDefault(NAME, List.of());
    return cookies.size() == 1
        ? SessionSecret.parse(cookies.getFirst().getValue())
        : Optional.empty();
  }

  /** Gives the browser the secret, until it is closed. The server decides when it expires. */
  public static void write(ServerHttpResponse response, SessionSecret secret) {
    response.addCookie(cookie(secret.value()).build());
  }

  /** Removes the cookie. */
  public static void remove(ServerHttpResponse response) {
    response.addCookie(cookie("").maxAge(Duration.ZERO).build());
  }

  private static ResponseCookie.ResponseCookieBuilder cookie(String value) {
    return ResponseCookie.from(NAME, value)
        .path("/")
        .secure(true)
        .httpOnly(true)
        .sameSite("Strict");
  }
}
