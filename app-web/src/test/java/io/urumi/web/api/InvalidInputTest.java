package io.urumi.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.port.model.audit.AuditEntry;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Every invalid request is answered with its field, rule and fix, and creates nothing. */
class InvalidInputTest extends ApiTest {
  private String before = "";
  private boolean mayCreate;

  @BeforeEach
  void rememberRecords() {
    before = stateOfRecords();
    mayCreate = false;
  }

  @AfterEach
  void nothingWasCreated() {
    if (!mayCreate) {
      assertThat(stateOfRecords()).isEqualTo(before);
    }
  }

  private void expectedChange() {
    before = stateOfRecords();
  }

  static Stream<Arguments> invalidFields() {
    return Stream.of(
        Arguments.of(body("Alpha", "Alpha"), "subdomain", "lowercase", "write \"alpha\""),
        Arguments.of(body("Alpha", "-alpha"), "subdomain", "dash", "remove the dash"),
        Arguments.of(body("Alpha", "alpha-"), "subdomain", "dash", "remove the dash"),
        Arguments.of(body("Alpha", "a".repeat(58)), "subdomain", "length", "at most 57"),
        Arguments.of(body("Alpha", "ab"), "subdomain", "length", "at least 3"),
        Arguments.of(body("Alpha", "www"), "subdomain", "reserved", "www-shop"),
        Arguments.of(body("Alpha", "api"), "subdomain", "reserved", "api-shop"),
        Arguments.of(body("Alpha", "admin"), "subdomain", "reserved", "admin-shop"),
        Arguments.of(body("Alpha", "xn--80ak6aa92e"), "subdomain", "punycode", "plain letters"),
        Arguments.of(body("Alpha", "al.pha"), "subdomain", "characters", "dots"),
        Arguments.of(body("Alpha", "аlpha"), "subdomain", "characters", "letters a to z"),
        Arguments.of(body("Alpha", "a/../b"), "subdomain", "characters", "remove everything else"),
        Arguments.of(body("Alpha", ""), "subdomain", "required", "Give a subdomain"),
        Arguments.of("{\"name\": \"Alpha\"}", "subdomain", "required", "Give a subdomain"),
        Arguments.of(
            "{\"name\": \"A\", \"subdomain\": null}", "subdomain", "required", "Give a subdomain"),
        Arguments.of(body("   ", "alpha"), "name", "required", "Give the store a name"),
        Arguments.of("{\"subdomain\": \"alpha\"}", "name", "required", "Give the store a name"),
        Arguments.of(body("x".repeat(10_240), "alpha"), "name", "length", "at most 60"),
        Arguments.of(body("a\\u0000b", "alpha"), "name", "characters", "control"),
        Arguments.of(
            "{\"name\": \"A\", \"subdomain\": \"alpha\", \"plan\": \"galaxy\"}",
            "plan",
            "unknown",
            "choose one of \"small\""),
        Arguments.of(
            "{\"name\": \"A\", \"subdomain\": \"alpha\", \"plan\": \"Small!\"}",
            "plan",
            "pattern",
            "lower-case letters"),
        Arguments.of(
            "{\"name\": \"A\", \"subdomain\": \"alpha\", \"colour\": \"red\"}",
            "colour",
            "unknown",
            "Known fields are name, subdomain, plan"),
        Arguments.of("{\"name\": 7, \"subdomain\": \"alpha\"}", "name", "type", "not a number"),
        Arguments.of(
            "{\"name\": \"A\", \"subdomain\": [\"alpha\"]}", "subdomain", "type", "not a list"),
        Arguments.of(
            "{\"name\": \"A\", \"subdomain\": \"alpha\", \"plan\": true}",
            "plan",
            "type",
            "not true or false"));
  }

  @ParameterizedTest
  @MethodSource("invalidFields")
  void anInvalidFieldIsReportedWithItsRuleAndFix(
      String body, String field, String rule, String fix) {
    problem(post(body), HttpStatus.BAD_REQUEST, "VALIDATION_FAILED")
        .jsonPath("$.errors.length()")
        .isEqualTo(1)
        .jsonPath("$.errors[0].field")
        .isEqualTo(field)
        .jsonPath("$.errors[0].rule")
        .isEqualTo(rule)
        .jsonPath("$.errors[0].message")
        .value(String.class, message -> assertThat(message).contains(fix));
  }

  @Test
  void allInvalidFieldsAreReportedAtOnce() {
    problem(
            post("{\"name\": \"\", \"subdomain\": \"WWW\", \"plan\": \"!\"}"),
            HttpStatus.BAD_REQUEST,
            "VALIDATION_FAILED")
        .jsonPath("$.errors[*].field")
        .value(
            java.util.List.class,
            fields -> assertThat(fields.toString()).contains("name", "subdomain", "plan"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"A\"",
        "{name: 1}",
        "[]",
        "\"alpha\"",
        "null",
        "7",
        "<store/>",
        "{} {}",
        "{\"name\": \"A\", \"name\": \"B\"}",
        "{\"name\": \"\u0001\"}"
      })
  void malformedJsonIsReportedWithItsPosition(String body) {
    problem(post(body), HttpStatus.BAD_REQUEST, "MALFORMED_JSON")
        .jsonPath("$.errors[0].field")
        .isEqualTo("body")
        .jsonPath("$.errors[0].rule")
        .isEqualTo("json");
  }

  @Test
  void bytesThatAreNotUtf8AreRejected() {
    WebTestClient.ResponseSpec answer =
        http.post()
            .uri(STORES)
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue(new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'})
            .exchange();
    problem(answer, HttpStatus.BAD_REQUEST, "MALFORMED_JSON");
  }

  @Test
  void aDeeplyNestedBodyIsRejected() {
    problem(post("[".repeat(8000)), HttpStatus.BAD_REQUEST, "MALFORMED_JSON");
  }

  @Test
  void anEmptyBodyIsRejected() {
    WebTestClient.ResponseSpec answer =
        http.post().uri(STORES).contentType(MediaType.APPLICATION_JSON).exchange();
    problem(answer, HttpStatus.BAD_REQUEST, "MALFORMED_JSON");
  }

  @Test
  void aBodyOverTheLimitIsRejectedWithTheLimit() {
    problem(post(body("x".repeat(20_000), "alpha")), HttpStatus.CONTENT_TOO_LARGE, "BODY_TOO_LARGE")
        .jsonPath("$.detail")
        .value(String.class, detail -> assertThat(detail).contains("16384 bytes"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
  void anotherContentTypeIsRejectedWithTheSupportedOne(String type) {
    WebTestClient.ResponseSpec answer =
        http.post()
            .uri(STORES)
            .header("Content-Type", type)
            .bodyValue(body("Alpha", "alpha").getBytes(StandardCharsets.UTF_8))
            .exchange();
    problem(answer, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE")
        .jsonPath("$.detail")
        .value(String.class, detail -> assertThat(detail).contains("application/json"));
  }

  @Test
  void anUnsupportedAcceptHeaderIsRejected() {
    WebTestClient.ResponseSpec answer =
        http.get().uri(STORES).header("Accept", "application/xml").exchange();
    problem(answer, HttpStatus.NOT_ACCEPTABLE, "NOT_ACCEPTABLE")
        .jsonPath("$.detail")
        .value(String.class, detail -> assertThat(detail).contains("application/json"));
  }

  @Test
  void aTakenSubdomainIsAConflictThatNamesTheSubdomain() {
    String taken = anySubdomain();
    create(taken);
    expectedChange();

    problem(post(body("Another", taken)), HttpStatus.CONFLICT, "SUBDOMAIN_TAKEN")
        .jsonPath("$.conflictsWith")
        .isEqualTo("subdomain/" + taken)
        .jsonPath("$.errors[0].field")
        .isEqualTo("subdomain")
        .jsonPath("$.errors[0].rule")
        .isEqualTo("taken");
    assertThat(newestAuditEntry().outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
    assertThat(newestAuditEntry().actor().origin()).isEqualTo("127.0.0.1");
  }

  private WebTestClient.ResponseSpec postWithKey(String key, String body) {
    return http.post()
        .uri(STORES)
        .contentType(MediaType.APPLICATION_JSON)
        .header("Idempotency-Key", key)
        .bodyValue(body)
        .exchange();
  }

  @Test
  void aRepeatedRequestWithTheSameKeyGetsTheSameAnswerAndCreatesOneStore() {
    String subdomain = anySubdomain();
    String key = UUID.randomUUID().toString();
    WebTestClient.ResponseSpec first = postWithKey(key, body("Alpha", subdomain));
    String location =
        String.valueOf(
            first
                .expectStatus()
                .isAccepted()
                .expectHeader()
                .doesNotExist("Idempotency-Replayed")
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getLocation());
    expectedChange();

    postWithKey(key, body("Alpha", subdomain))
        .expectStatus()
        .isAccepted()
        .expectHeader()
        .location(location)
        .expectHeader()
        .valueEquals("Idempotency-Replayed", "true")
        .expectBody()
        .jsonPath("$.subdomain")
        .isEqualTo(subdomain)
        .jsonPath("$.phase")
        .isEqualTo("REQUESTED");
  }

  @Test
  void theSameKeyWithAnotherBodyIsRejected() {
    String key = UUID.randomUUID().toString();
    postWithKey(key, body("Alpha", anySubdomain())).expectStatus().isAccepted();
    expectedChange();

    problem(
            postWithKey(key, body("Beta", anySubdomain())),
            HttpStatus.UNPROCESSABLE_CONTENT,
            "IDEMPOTENCY_KEY_REUSED")
        .jsonPath("$.errors[0].field")
        .isEqualTo("Idempotency-Key")
        .jsonPath("$.errors[0].rule")
        .isEqualTo("reused");
  }

  @Test
  void aKeyWithSpacesIsRejected() {
    problem(
            postWithKey("two words", body("Alpha", anySubdomain())),
            HttpStatus.BAD_REQUEST,
            "VALIDATION_FAILED")
        .jsonPath("$.errors[0].field")
        .isEqualTo("Idempotency-Key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET ", "DELETE ", "POST :retry", "GET /steps", "GET /events"})
  void anUnknownIdIsNotFound(String request) {
    String[] parts = request.split(" ", 2);
    String path = STORES + "/" + UUID.randomUUID() + parts[1];

    problem(
            http.method(HttpMethod.valueOf(parts[0])).uri(path).exchange(),
            HttpStatus.NOT_FOUND,
            "STORE_NOT_FOUND")
        .jsonPath("$.instance")
        .isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET ", "DELETE ", "POST :retry", "GET /steps", "GET /events"})
  void anIdThatIsNotAUuidIsRejected(String request) {
    String[] parts = request.split(" ", 2);

    problem(
            http.method(HttpMethod.valueOf(parts[0])).uri(STORES + "/alpha" + parts[1]).exchange(),
            HttpStatus.BAD_REQUEST,
            "VALIDATION_FAILED")
        .jsonPath("$.errors[0].field")
        .isEqualTo("id")
        .jsonPath("$.errors[0].rule")
        .isEqualTo("uuid");
  }

  @Test
  void aSecondDeletionIsAcceptedAndChangesNothing() {
    String id = create(anySubdomain());
    http.delete().uri(STORES + "/" + id).exchange().expectStatus().isAccepted();
    expectedChange();

    http.delete()
        .uri(STORES + "/" + id)
        .exchange()
        .expectStatus()
        .isAccepted()
        .expectBody()
        .jsonPath("$.desired")
        .isEqualTo("DELETED");
  }

  @Test
  void aStoreThatHasNotFailedCannotBeRetried() {
    String id = create(anySubdomain());
    expectedChange();

    problem(
            http.post().uri(STORES + "/" + id + ":retry").exchange(),
            HttpStatus.CONFLICT,
            "STORE_NOT_FAILED")
        .jsonPath("$.conflictsWith")
        .isEqualTo("store/" + id);
  }

  private static final String STEPS = "/stores/00000000-0000-0000-0000-000000000000/steps";

  static Stream<Arguments> invalidQueries() {
    return Stream.of(
        Arguments.of("/stores?limit=0", "limit", "range"),
        Arguments.of("/stores?limit=201", "limit", "range"),
        Arguments.of("/stores?limit=ten", "limit", "range"),
        Arguments.of("/stores?limit=-1", "limit", "range"),
        Arguments.of("/stores?limit=1&limit=2", "limit", "repeated"),
        Arguments.of("/stores?phase=HAPPY", "phase", "unknown"),
        Arguments.of("/stores?phase=READY,HAPPY", "phase", "unknown"),
        Arguments.of("/stores?sort=colour", "sort", "unknown"),
        Arguments.of("/stores?after=nonsense", "after", "cursor"),
        Arguments.of("/stores?owner=a%20b", "owner", "pattern"),
        Arguments.of("/stores?q=" + "x".repeat(101), "q", "length"),
        Arguments.of("/stores?colour=red", "colour", "unknown"),
        Arguments.of("/audit?after=x", "after", "cursor"),
        Arguments.of("/audit?limit=9999999999999999999999", "limit", "range"),
        Arguments.of(STEPS + "?limit=0", "limit", "range"),
        Arguments.of(STEPS + "?after=CREATE_NAMESPACE", "after", "cursor"),
        Arguments.of("/events?store=alpha", "store", "uuid"),
        Arguments.of("/events?after=-5", "after", "cursor"),
        Arguments.of("/plans?size=1", "size", "unknown"));
  }

  @ParameterizedTest
  @MethodSource("invalidQueries")
  void anInvalidParameterIsReportedWithItsRule(String path, String field, String rule) {
    problem(
            http.get()
                .uri(java.net.URI.create("http://localhost:" + port + "/api/v1" + path))
                .exchange(),
            HttpStatus.BAD_REQUEST,
            "VALIDATION_FAILED")
        .jsonPath("$.errors[0].field")
        .isEqualTo(field)
        .jsonPath("$.errors[0].rule")
        .isEqualTo(rule);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /stores",
    "POST, /stores",
    "GET, /stores/{id}",
    "DELETE, /stores/{id}",
    "POST, /stores/{id}:retry",
    "GET, /stores/{id}/steps",
    "GET, /stores/{id}/events",
    "GET, /events",
    "GET, /subdomains/alpha",
    "GET, /plans",
    "GET, /system",
    "GET, /audit",
    "GET, /audit/export",
    "GET, /audit/verification",
    "GET, /orphans",
    "POST, /orphans/store-alpha:adopt",
    "DELETE, /orphans/store-alpha"
  })
  void everyOperationRejectsAnUnknownParameter(String method, String path) {
    WebTestClient.RequestBodySpec request =
        http.method(HttpMethod.valueOf(method))
            .uri("/api/v1" + path + "?colour=red", UUID.randomUUID());
    problem(
            method.equals("POST")
                ? request
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(body("Alpha", anySubdomain()))
                    .exchange()
                : request.exchange(),
            HttpStatus.BAD_REQUEST,
            "VALIDATION_FAILED")
        .jsonPath("$.errors.length()")
        .isEqualTo(1)
        .jsonPath("$.errors[0].field")
        .isEqualTo("colour")
        .jsonPath("$.errors[0].rule")
        .isEqualTo("unknown");
  }

  @Test
  void anInvalidLastEventIdIsRejected() {
    problem(
            http.get().uri("/api/v1/events").header("Last-Event-ID", "abc").exchange(),
            HttpStatus.BAD_REQUEST,
            "VALIDATION_FAILED")
        .jsonPath("$.errors[0].field")
        .isEqualTo("Last-Event-ID");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/stroes",
        "/api",
        "/api/v2/stores",
        "/api/v1/stores/x/y/z",
        "/nothing.txt"
      })
  void anUnknownPathIsAProblemForABrowserToo(String path) {
    problem(
        http.get().uri(path).header("Accept", "text/html,*/*").exchange(),
        HttpStatus.NOT_FOUND,
        "NOT_FOUND");
  }

  @Test
  void anUnknownActionOfAStoreIsNotFound() {
    String path = STORES + "/" + UUID.randomUUID() + ":explode";
    problem(http.post().uri(path).exchange(), HttpStatus.NOT_FOUND, "NOT_FOUND");
  }

  @Test
  void traceIsNotSupported() {
    problem(
        http.method(HttpMethod.TRACE).uri(STORES).exchange(),
        HttpStatus.METHOD_NOT_ALLOWED,
        "METHOD_NOT_ALLOWED");
  }

  @Test
  void anUnsupportedMethodIsRejectedWithTheSupportedOnes() {
    WebTestClient.ResponseSpec answer = http.put().uri(STORES).exchange();
    answer
        .expectHeader()
        .value("Allow", allow -> assertThat(allow.split(",\\s*")).contains("GET", "POST"));
    problem(answer, HttpStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED");
  }

  @Test
  void markupInAFieldNameIsReturnedAsJsonText() {
    problem(
            post("{\"<script>alert(1)</script>\": \"x\"}"),
            HttpStatus.BAD_REQUEST,
            "VALIDATION_FAILED")
        .jsonPath("$.errors[0].field")
        .isEqualTo("<script>alert(1)</script>");
  }

  @Test
  void aValidRequestIsAccepted() {
    mayCreate = true;
    String subdomain = anySubdomain();
    WebTestClient.ResponseSpec answer = post(body("Älpha & Söhne", subdomain));
    answer
        .expectStatus()
        .isAccepted()
        .expectHeader()
        .value("Location", location -> assertThat(location).startsWith(STORES + "/"))
        .expectBody()
        .jsonPath("$.name")
        .isEqualTo("Älpha & Söhne")
        .jsonPath("$.subdomain")
        .isEqualTo(subdomain)
        .jsonPath("$.plan")
        .isEqualTo("small")
        .jsonPath("$.phase")
        .isEqualTo("REQUESTED")
        .jsonPath("$.url")
        .isEqualTo("http://" + subdomain + ".localhost")
        .jsonPath("$.adminUrl")
        .isEqualTo("http://" + subdomain + ".localhost/wp-admin/")
        .jsonPath("$.namespace")
        .isEqualTo("store-" + subdomain)
        .jsonPath("$.cluster.simulated")
        .isEqualTo(true)
        .jsonPath("$.conditions.length()")
        .isEqualTo(8)
        .jsonPath("$.failure")
        .doesNotExist()
        .jsonPath("$.deletedAt")
        .doesNotExist();
    assertThat(newestAuditEntry().action()).isEqualTo("store.create");
    assertThat(newestAuditEntry().actor().principalId()).isEqualTo("local");
  }
}
