package io.urumi.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.access.Caller;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.SignInCode;
import io.urumi.port.driving.session.SignInWithCodeUseCase;
import io.urumi.web.bootstrap.ServerLog;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Sign-in with the code of a link. */
@ExtendWith(OutputCaptureExtension.class)
class SignInCodeTest extends SignInPlatformTest {
  @Autowired SignInWithCodeUseCase codes;

  private SignInCode issue() {
    return Objects.requireNonNull(
        codes.issue(Caller.system("test"), new AccountName(NAME)).block());
  }

  private WebTestClient.ResponseSpec send(String body) {
    return http.post()
        .uri("/api/v1/session/code")
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(body.getBytes(StandardCharsets.UTF_8))
        .exchange();
  }

  private WebTestClient.ResponseSpec use(SignInCode code) {
    return send("{\"code\": \"" + code.value() + "\"}");
  }

  @Test
  void aCodeBeginsOneSession() {
    SignInCode code = issue();

    ResponseCookie session =
        Objects.requireNonNull(
            use(code)
                .expectStatus()
                .isNoContent()
                .returnResult(Void.class)
                .getResponseCookies()
                .getFirst(SessionCookie.NAME));
    get("/api/v1/session", session)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.name")
        .isEqualTo(NAME);

    problem(use(code).expectHeader().doesNotExist(HttpHeaders.SET_COOKIE), 401, "SIGN_IN_FAILED");
  }

  @Test
  void aNewCodeReplacesTheOneBefore() {
    SignInCode former = issue();
    SignInCode code = issue();

    problem(use(former), 401, "SIGN_IN_FAILED");
    use(code).expectStatus().isNoContent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"code\": \"\"}",
        "{\"code\": \"AAAAAAAAAAAAAAAAAAAAAA\"}",
        "{\"code\": \"' or 1=1\"}"
      })
  void anotherCodeIsRefused(String body) {
    SignInCode code = issue();

    problem(send(body), 401, "SIGN_IN_FAILED");

    use(code).expectStatus().isNoContent();
  }

  @Test
  void aPageOfAnotherOriginCannotSignIn() {
    SignInCode code = issue();
    problem(
        http.post()
            .uri("/api/v1/session/code")
            .header(HttpHeaders.ORIGIN, "http://alpha.localhost")
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue("{}")
            .exchange(),
        403,
        "CROSS_SITE_REQUEST_REFUSED");
    use(code).expectStatus().isNoContent();
  }

  @Test
  void theCodeIsNotLogged(ServerLog log, CapturedOutput output) {
    SignInCode code = issue();
    use(code).expectStatus().isNoContent();
    use(code).expectStatus().isUnauthorized();

    assertThat(log.with(output))
        .contains("/api/v1/session/code")
        .doesNotContain(code.value())
        .doesNotContain(code.hash());
  }
}
