package io.urumi.web.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.urumi.web.oidc.MisbehavingProvider.Signature;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.web.reactive.function.BodyInserters;

/** Tokens that must not be accepted, keys that change, and a provider that is slow or away. */
class RejectedTokensTest extends OidcPlatformTest {
  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RIGHT")
  void aTokenThatTheProviderHasNotSignedIsRejected(Signature signature) {
    PROVIDER.signature = signature;

    assertRefused(signIn(), "TOKEN_REJECTED");
  }

  static Stream<UnaryOperator<JWTClaimsSet.Builder>> wrongClaims() {
    return Stream.of(
        token -> token.issuer("https://evil.example"),
        token -> token.issuer(PROVIDER.issuer() + "/"),
        token -> token.audience("other-client"),
        token -> token.audience(List.of("urumi", "other-client")),
        token -> token.audience(List.of()),
        token -> token.claim("azp", "other-client"),
        token -> token.claim("nonce", "other"),
        token -> token.claim("nonce", null),
        token -> token.claim("sub", null),
        token -> token.claim("exp", null),
        token -> token.issueTime(in(-300)).expirationTime(in(-90)),
        token -> token.issueTime(in(90)).expirationTime(in(300)),
        token -> token.notBeforeTime(in(90)));
  }

  @ParameterizedTest
  @MethodSource("wrongClaims")
  void aTokenForSomethingElseIsRejected(UnaryOperator<JWTClaimsSet.Builder> wrong) {
    PROVIDER.claims = wrong;

    assertRefused(signIn(), "TOKEN_REJECTED");
  }

  @Test
  void clocksMayDifferByAMinute() {
    PROVIDER.claims = token -> token.issueTime(in(30));
    signIn().session();
    PROVIDER.claims = token -> token.issueTime(in(-330)).expirationTime(in(-30));
    signIn().session();
  }

  @Test
  void aNewKeyIsReadWhenATokenHasIt() {
    signIn().session();
    PROVIDER.rotateKey();

    signIn().session();
  }

  @Test
  void aSlowProviderIsNotWaitedFor() {
    signIn().session();
    Departure departure = depart("");
    int received = PROVIDER.received.get();
    int answered = PROVIDER.answered.get();
    PROVIDER.answerNothing();

    assertRefused(
        arrive(PROVIDER.authorize(departure.location()), departure.cookie()),
        "PROVIDER_UNAVAILABLE");

    assertThat(PROVIDER.received).hasValue(received + 1);
    assertThat(PROVIDER.answered).hasValue(answered);
  }

  @Test
  void aProviderThatIsAwayIsNamed() {
    Departure departure = depart("");
    PROVIDER.away = true;

    assertRefused(
        arrive(PROVIDER.authorize(departure.location()), departure.cookie()),
        "PROVIDER_UNAVAILABLE");
  }

  @Test
  void aProviderThatRefusesTheClientIsNamed() {
    PROVIDER.tokenStatus = 401;

    assertRefused(signIn(), "PROVIDER_ERROR");
  }

  @Test
  void aLogoutAtTheProviderEndsTheSessionOfItsIdAtOnce() {
    ResponseCookie first = signIn().session();
    PROVIDER.claims = token -> token.claim("sid", "provider-session-2");
    ResponseCookie second = signIn().session();

    assertThat(logout(logoutToken())).isEqualTo(200);

    assertThat(status("/api/v1/session", first)).isEqualTo(401);
    assertThat(status("/api/v1/session", second)).isEqualTo(200);
    JWTClaimsSet.Builder ofUser = logoutToken().claim("sid", null).subject("user-7");
    assertThat(logout(ofUser)).isEqualTo(200);
    assertThat(status("/api/v1/session", second)).isEqualTo(401);
  }

  @Test
  void aLogoutTokenIsUsedOnce() {
    JWTClaimsSet.Builder token = logoutToken();
    assertThat(logout(token)).isEqualTo(200);
    ResponseCookie later = signIn().session();

    assertThat(logout(token)).isEqualTo(400);

    assertThat(status("/api/v1/session", later)).isEqualTo(200);
  }

  static Stream<UnaryOperator<JWTClaimsSet.Builder>> wrongLogouts() {
    return Stream.of(
        token -> token.issuer("https://evil.example"),
        token -> token.audience("other-client"),
        token -> token.claim("nonce", "n"),
        token -> token.claim("events", null),
        token -> token.claim("events", Map.of("http://example.com/event", Map.of())),
        token -> token.claim("events", EVENT),
        token -> token.claim("jti", null),
        token -> token.claim("sid", null),
        token -> token.claim("iat", null),
        token -> token.issueTime(in(-700)),
        token -> token.issueTime(in(-300)).expirationTime(in(-90)));
  }

  @ParameterizedTest
  @MethodSource("wrongLogouts")
  void aLogoutTokenThatIsNoneIsRefused(UnaryOperator<JWTClaimsSet.Builder> wrong) {
    ResponseCookie session = signIn().session();

    assertThat(logout(wrong.apply(logoutToken()))).isEqualTo(400);

    assertThat(status("/api/v1/session", session)).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RIGHT")
  void aLogoutTokenThatTheProviderHasNotSignedIsRefused(Signature signature) {
    ResponseCookie session = signIn().session();
    PROVIDER.signature = signature;

    assertThat(logout(logoutToken())).isEqualTo(400);

    assertThat(status("/api/v1/session", session)).isEqualTo(200);
  }

  @Test
  void anIdTokenIsNoLogoutToken() {
    ResponseCookie session = signIn().session();
    JWTClaimsSet.Builder idToken =
        logoutToken().claim("events", null).claim("jti", null).claim("nonce", "n");

    assertThat(logout(idToken)).isEqualTo(400);

    assertThat(status("/api/v1/session", session)).isEqualTo(200);
  }

  @Test
  void tokensWithUnknownKeysDoNotMakeThePlatformAskTheProviderEachTime() {
    logout(logoutToken());
    int before = PROVIDER.keyReads.get();
    for (int i = 0; i < 30; i++) {
      String forged = PROVIDER.sign(logoutToken().build(), "logout+jwt");
      String header =
          java.util.Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(
                  ("{\"alg\":\"RS256\",\"kid\":\"" + UUID.randomUUID() + "\"}")
                      .getBytes(java.nio.charset.StandardCharsets.UTF_8));
      assertThat(post(header + forged.substring(forged.indexOf('.')))).isEqualTo(400);
    }

    assertThat(PROVIDER.keyReads.get() - before).isLessThanOrEqualTo(6);
    signIn().session();
  }

  private static JWTClaimsSet.Builder logoutToken() {
    return new JWTClaimsSet.Builder()
        .issuer(PROVIDER.issuer())
        .audience(MisbehavingProvider.CLIENT)
        .issueTime(in(0))
        .expirationTime(in(120))
        .jwtID(UUID.randomUUID().toString())
        .claim("sid", "provider-session-1")
        .claim("events", Map.of(EVENT, Map.of()));
  }

  private static Date in(long seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }

  private int logout(JWTClaimsSet.Builder token) {
    return post(PROVIDER.sign(token.build(), "logout+jwt"));
  }

  private int post(String token) {
    return http.post()
        .uri(OidcPaths.BACK_CHANNEL_LOGOUT)
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .body(BodyInserters.fromFormData("logout_token", token))
        .exchange()
        .returnResult(Void.class)
        .getStatus()
        .value();
  }
}
