package io.urumi.web.api;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;

import io.urumi.domain.store.Phase;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.store.StoreFilter;
import io.urumi.port.model.store.StorePageRequest;
import io.urumi.port.model.store.StoreSort;
import io.urumi.web.bootstrap.WebPlatformTest;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Base of tests that send requests to the API through a socket. */
@WebPlatformTest
abstract class ApiTest {
  static final String STORES = "/api/v1/stores";

  @LocalServerPort int port;
  @Autowired PersistencePorts records;

  WebTestClient http = WebTestClient.bindToServer().build();

  @BeforeEach
  void connect() {
    http =
        WebTestClient.bindToServer()
            .baseUrl("http://localhost:" + port)
            .responseTimeout(Duration.ofSeconds(20))
            // The OpenAPI document is larger than the default.
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(1_000_000))
            .build();
  }

  /** A subdomain that no other test uses. */
  static String anySubdomain() {
    return "s" + UUID.randomUUID().toString().substring(0, 13);
  }

  static String body(String name, String subdomain) {
    return "{\"name\": \"" + name + "\", \"subdomain\": \"" + subdomain + "\"}";
  }

  /** Posts a body as JSON. */
  WebTestClient.ResponseSpec post(String body) {
    return http.post()
        .uri(STORES)
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(body)
        .exchange();
  }

  /** Creates a store and returns its id. */
  String create(String subdomain) {
    byte[] body =
        post(body("Shop " + subdomain, subdomain))
            .expectStatus()
            .isEqualTo(HttpStatus.ACCEPTED)
            .expectBody()
            .returnResult()
            .getResponseBody();
    return new tools.jackson.databind.json.JsonMapper()
        .readTree(Objects.requireNonNull(body))
        .get("id")
        .asString();
  }

  /** Number of stores, deleted ones included, and newest event: differs after any change. */
  String stateOfRecords() {
    int stores =
        Objects.requireNonNull(
                records
                    .stores()
                    .page(
                        EVERYTHING,
                        new StoreFilter(null, Set.of(Phase.values()), null),
                        new StorePageRequest(StoreSort.CREATED_AT, null, 200))
                    .block())
            .items()
            .size();
    return stores + " stores, event " + records.events().latestId().block();
  }

  AuditEntry newestAuditEntry() {
    return Objects.requireNonNull(records.audit().page(EVERYTHING, Long.MAX_VALUE, 1).block())
        .items()
        .getFirst();
  }

  /** Asserts that the response is a problem detail with this code. */
  static WebTestClient.BodyContentSpec problem(
      WebTestClient.ResponseSpec answer, HttpStatus status, String code) {
    return answer
        .expectStatus()
        .isEqualTo(status)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.status")
        .isEqualTo(status.value())
        .jsonPath("$.code")
        .isEqualTo(code)
        .jsonPath("$.type")
        .isEqualTo(
            "https://urumi.io/problems/"
                + code.toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
        .jsonPath("$.title")
        .isNotEmpty()
        .jsonPath("$.detail")
        .isNotEmpty()
        .jsonPath("$.requestId")
        .isNotEmpty();
  }
}
