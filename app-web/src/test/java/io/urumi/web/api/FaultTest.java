package io.urumi.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.access.AccessDeniedException;
import io.urumi.domain.access.Permission;
import io.urumi.web.bootstrap.FaultyFindStores;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Errors behind the API, as clients see them. */
class FaultTest extends ApiTest {
  @Autowired FaultyFindStores stores;

  @AfterEach
  void repair() {
    stores.failWith(null);
  }

  private String answer(HttpStatus status) {
    return new String(
        Objects.requireNonNull(
            http.get()
                .uri(STORES)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .returnResult()
                .getResponseBody()),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void anUnavailableDatabaseIs503WithRetryAfterUntilItAnswersAgain() {
    stores.failWith(new FaultyFindStores.Outage());
    WebTestClient.ResponseSpec answer = http.get().uri(STORES).exchange();
    answer.expectHeader().valueEquals("Retry-After", "5");
    problem(answer, HttpStatus.SERVICE_UNAVAILABLE, "DATABASE_UNAVAILABLE");
    assertThat(answer(HttpStatus.SERVICE_UNAVAILABLE))
        .doesNotContain("secret", "Outage", "Exception");

    stores.failWith(null);
    assertThat(answer(HttpStatus.OK)).contains("items");
  }

  @Test
  void aMissingPermissionIs403WithItsName() {
    stores.failWith(new AccessDeniedException(Permission.STORE_READ));

    WebTestClient.ResponseSpec answer = http.get().uri(STORES).exchange();

    problem(answer, HttpStatus.FORBIDDEN, AccessDeniedException.CODE)
        .jsonPath("$.detail")
        .value(String.class, detail -> assertThat(detail).contains("store.read"));
  }

  @Test
  void anInternalErrorRevealsNoInternals() {
    stores.failWith(new IllegalStateException("column password of table secrets"));

    assertThat(answer(HttpStatus.INTERNAL_SERVER_ERROR))
        .contains("INTERNAL_ERROR", "requestId")
        .doesNotContain("password", "IllegalState", "Exception", "io.urumi", "at java", "trace");
  }
}
