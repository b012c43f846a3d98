package io.urumi.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.Subdomain;
import io.urumi.testkit.StoreFixtures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reading and paging of stores, events, audit entries, subdomains, plans and the system. */
class QueriesTest extends ApiTest {
  private String get(String path) {
    return new String(
        Objects.requireNonNull(
            http.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody()),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void anUnchangedStoreIsNotSentAgainToAClientWithItsEtag() {
    String path = STORES + "/" + create(anySubdomain());

    String tag =
        Objects.requireNonNull(
            http.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueMatches("ETag", "\"1-waiting-\\d+\"")
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(1)
                .returnResult()
                .getResponseHeaders()
                .getETag());
    http.get()
        .uri(path)
        .header("If-None-Match", tag)
        .exchange()
        .expectStatus()
        .isNotModified()
        .expectBody()
        .isEmpty();

    http.delete().uri(path).exchange().expectStatus().isAccepted();
    http.get()
        .uri(path)
        .header("If-None-Match", tag)
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueMatches("ETag", "\"2-waiting-\\d+\"");
  }

  @Test
  void aStoreThatWaitsForASlotShowsItsQueuePositionAloneAndInAList() {
    String common = "wait" + anySubdomain();
    String first = create(common + "-1");
    String second = create(common + "-2");

    int before = JsonPath.read(get(STORES + "/" + first), "$.queuePosition");
    int after = JsonPath.read(get(STORES + "/" + second), "$.queuePosition");

    assertThat(before).isPositive();
    assertThat(after).isEqualTo(before + 1);
    assertThat(
            JsonPath.<List<Integer>>read(
                get(STORES + "?sort=subdomain&q=" + common), "$.items[*].queuePosition"))
        .containsExactly(before, after);
  }

  @Test
  void aListIsPagedToItsEndWithoutGapOrDuplicate() {
    String common = "page" + anySubdomain();
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(create(common + "-" + i));
    }

    for (String sort : List.of("createdAt", "name", "subdomain")) {
      List<String> seen = new ArrayList<>();
      String next = "";
      do {
        String page = get(STORES + "?limit=2&sort=" + sort + "&q=" + common + "&after=" + next);
        seen.addAll(JsonPath.read(page, "$.items[*].id"));
        next = page.contains("\"next\"") ? JsonPath.read(page, "$.next") : "";
      } while (!next.isEmpty());
      assertThat(seen)
          .as(sort)
          .containsExactlyElementsOf(sort.equals("createdAt") ? made.reversed() : made);
    }
  }

  @Test
  void theLargestLimitOfTheDocumentIsAccepted() {
    int largest =
        JsonPath.<List<Integer>>read(
                get("/api/v1/openapi.json"),
                "$.paths['/api/v1/stores'].get.parameters[?(@.name == 'limit')].schema.maximum")
            .getFirst();
    get(STORES + "?limit=" + largest);
  }

  @Test
  void aCursorOfAnotherOrderIsRejected() {
    String common = "cursor" + anySubdomain();
    create(common + "-1");
    create(common + "-2");
    String next = JsonPath.read(get(STORES + "?limit=1&sort=name&q=" + common), "$.next");

    http.get()
        .uri(STORES + "?limit=1&sort=createdAt&q=" + common + "&after=" + next)
        .exchange()
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo("after");
  }

  @Test
  void aListIsFilteredByPhaseOwnerAndText() {
    String subdomain = anySubdomain();
    create(subdomain);

    assertThat(JsonPath.<Integer>read(get(STORES + "?q=" + subdomain), "$.items.length()"))
        .isEqualTo(1);
    assertThat(
            JsonPath.<Integer>read(
                get(STORES + "?phase=READY,FAILED&q=" + subdomain), "$.items.length()"))
        .isZero();
    assertThat(
            JsonPath.<Integer>read(
                get(STORES + "?phase=REQUESTED&phase=FAILED&q=" + subdomain), "$.items.length()"))
        .isEqualTo(1);
    assertThat(
            JsonPath.<Integer>read(get(STORES + "?owner=other&q=" + subdomain), "$.items.length()"))
        .isZero();
  }

  @Test
  void theEventsOfAStoreArePagedOldestFirst() {
    String id = create(anySubdomain());
    http.delete().uri(STORES + "/" + id).exchange().expectStatus().isAccepted();

    String first = get(STORES + "/" + id + "/events?limit=1");
    assertThat(JsonPath.<List<String>>read(first, "$.items[*].type"))
        .containsExactly("StoreRequested");
    String second =
        get(STORES + "/" + id + "/events?limit=1&after=" + JsonPath.read(first, "$.next"));
    assertThat(JsonPath.<List<String>>read(second, "$.items[*].type"))
        .containsExactly("DeletionRequested");
    assertThat(second).doesNotContain("\"next\"");
  }

  @Test
  void theStepsOfAStoreArePagedOldestFirst() {
    String id = create(anySubdomain());
    String other = create(anySubdomain());
    for (int attempt = 1; attempt <= 120; attempt++) {
      record(other, attempt);
      record(id, attempt);
    }
    String path = STORES + "/" + id + "/steps";

    assertThat(JsonPath.<Integer>read(get(path), "$.items.length()")).isEqualTo(50);
    List<Integer> attempts = new ArrayList<>();
    String page = get(path + "?limit=40&after=");
    attempts.addAll(JsonPath.read(page, "$.items[*].attempt"));
    for (int pages = 1; page.contains("\"next\""); pages++) {
      assertThat(pages).isLessThan(3);
      page = get(path + "?limit=40&after=" + JsonPath.read(page, "$.next"));
      attempts.addAll(JsonPath.read(page, "$.items[*].attempt"));
    }
    assertThat(attempts).containsExactlyElementsOf(IntStream.rangeClosed(1, 120).boxed().toList());
    // The page after an attempt that was running has its end.
    assertThat(JsonPath.<List<String>>read(page, "$.items[*].outcome"))
        .endsWith("INTERRUPTED", "RUNNING");
  }

  private void record(String storeId, int attempt) {
    StoreEvent started =
        new StoreEvent.StepStarted(
            StoreId.of(storeId),
            new Subdomain("alpha"),
            Instant.EPOCH,
            Step.CREATE_NAMESPACE,
            attempt);
    records.events().append(StoreFixtures.OWNER, List.of(started)).block();
  }

  @Test
  void aNewStoreHasNoSteps() {
    assertThat(get(STORES + "/" + create(anySubdomain()) + "/steps")).isEqualTo("{\"items\":[]}");
  }

  @Test
  void theAuditLogIsPagedNewestFirstAndIsIntact() {
    create(anySubdomain());
    create(anySubdomain());

    String first = get("/api/v1/audit?limit=1");
    int newest = JsonPath.read(first, "$.items[0].sequence");
    String second = get("/api/v1/audit?limit=1&after=" + JsonPath.read(first, "$.next"));
    assertThat(JsonPath.<Integer>read(second, "$.items[0].sequence")).isEqualTo(newest - 1);
    assertThat(JsonPath.<String>read(first, "$.items[0].previousHash"))
        .isEqualTo(JsonPath.<String>read(second, "$.items[0].hash"));
    assertThat(JsonPath.<Boolean>read(get("/api/v1/audit/verification"), "$.intact")).isTrue();
  }

  @Test
  void aVerificationContinuesWhereTheLastOneEndedUnlessItIsFull() {
    String path = "/api/v1/audit/verification";
    String full = get(path + "?full=true");
    int entries = JsonPath.read(full, "$.entries");
    create(anySubdomain());

    String next = get(path);

    assertThat(JsonPath.<Integer>read(full, "$.from")).isEqualTo(1);
    assertThat(JsonPath.<Integer>read(next, "$.from")).isGreaterThanOrEqualTo(entries);
    assertThat(JsonPath.<Integer>read(next, "$.entries")).isGreaterThan(entries);
    assertThat(JsonPath.<Boolean>read(next, "$.intact")).isTrue();
    assertThat(JsonPath.<String>read(next, "$.fullAt"))
        .isEqualTo(JsonPath.<String>read(full, "$.fullAt"));
  }

  @Test
  void aTakenSubdomainIsNotAvailableAndHasASuggestion() {
    String subdomain = anySubdomain();
    String free = get("/api/v1/subdomains/" + subdomain);
    assertThat(JsonPath.<Boolean>read(free, "$.available")).isTrue();
    assertThat(JsonPath.<String>read(free, "$.host")).isEqualTo(subdomain + ".localhost");
    assertThat(free).doesNotContain("violation");

    create(subdomain);
    String taken = get("/api/v1/subdomains/" + subdomain);
    assertThat(JsonPath.<Boolean>read(taken, "$.available")).isFalse();
    assertThat(JsonPath.<String>read(taken, "$.violation.rule")).isEqualTo("taken");
    assertThat(JsonPath.<String>read(taken, "$.violation.suggestion")).isEqualTo(subdomain + "-2");
  }

  @Test
  void anInvalidSubdomainIsNotAvailableAndNamesTheRule() {
    String answer = get("/api/v1/subdomains/WWW");
    assertThat(JsonPath.<Boolean>read(answer, "$.available")).isFalse();
    assertThat(JsonPath.<String>read(answer, "$.violation.rule")).isEqualTo("lowercase");
  }

  @Test
  void onePlanIsTheDefault() {
    String plans = get("/api/v1/plans");
    assertThat(JsonPath.<List<String>>read(plans, "$.items[?(@.default == true)].name"))
        .containsExactly("small");
    assertThat(JsonPath.<List<String>>read(plans, "$.items[*].resources.memory")).hasSize(3);
  }

  @Test
  void theSystemReportsThatItsClusterIsSimulated() {
    String system = get("/api/v1/system");
    assertThat(JsonPath.<Boolean>read(system, "$.cluster.simulated")).isTrue();
    assertThat(JsonPath.<String>read(system, "$.version")).isEqualTo("9.9.9");
    assertThat(JsonPath.<String>read(system, "$.helm.implementation")).isEqualTo("simulated");
    assertThat(JsonPath.<String>read(system, "$.ingress.className")).isEqualTo("traefik");
    assertThat(JsonPath.<String>read(system, "$.ingress.controllerNamespace")).isEqualTo("traefik");
  }

  @Test
  void everyConditionTypeIsInTheOpenApiDocument() {
    String id = create(anySubdomain());
    List<String> types = JsonPath.read(get(STORES + "/" + id), "$.conditions[*].type");
    List<String> described =
        JsonPath.read(
            get("/api/v1/openapi.json"), "$.components.schemas.Condition.properties.type.enum");
    assertThat(types).containsExactlyElementsOf(described);
  }
}
