package io.urumi.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.urumi.adapter.simulated.Fault;
import io.urumi.adapter.simulated.SimulatedCluster;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.model.orphan.Orphan;
import io.urumi.testkit.StoreFixtures;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

/** Listing, adoption and deletion of orphaned namespaces over HTTP. */
class OrphansTest extends ApiTest {
  private static final String ORPHANS = "/api/v1/orphans";
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @Autowired SimulatedCluster cluster;

  @AfterEach
  void repair() {
    cluster.faults().clear(Fault.API_UNREACHABLE);
    Objects.requireNonNull(records.orphans().all().collectList().block())
        .forEach(orphan -> records.orphans().remove(orphan.namespace()).block());
  }

  @Test
  void orphansAreListedByPageAndCounted() {
    List<String> names = List.of("orphan-a", "orphan-b", "orphan-c");
    names.forEach(this::report);

    String first = get(ORPHANS + "?limit=2");
    String second = get(ORPHANS + "?limit=2&after=" + JsonPath.read(first, "$.next"));

    assertThat(JsonPath.<List<String>>read(first, "$.items[*].subdomain"))
        .containsExactly("orphan-a", "orphan-b");
    assertThat(JsonPath.<List<String>>read(second, "$.items[*].namespace"))
        .containsExactly("store-orphan-c");
    assertThat(second).doesNotContain("\"next\"");
    assertThat(JsonPath.<String>read(first, "$.items[0].reason")).isEqualTo("NO_STORE");
    assertThat(JsonPath.<Boolean>read(first, "$.items[0].adoptable")).isTrue();
    assertThat(JsonPath.<Integer>read(get("/api/v1/system"), "$.orphans")).isEqualTo(3);
  }

  @Test
  void anAdoptionIsAnsweredWithTheStore() {
    StoreBlueprint orphan = orphan();

    for (int i = 0; i < 2; i++) {
      http.post()
          .uri(ORPHANS + "/" + orphan.namespace() + ":adopt")
          .exchange()
          .expectStatus()
          .isEqualTo(HttpStatus.ACCEPTED)
          .expectHeader()
          .valueEquals("Location", STORES + "/" + orphan.id())
          .expectBody()
          .jsonPath("$.id")
          .isEqualTo(orphan.id().toString())
          .jsonPath("$.name")
          .isEqualTo(orphan.name().value());
    }

    assertThat(newestAuditEntry().action()).isEqualTo("orphan.adopt");
    assertThat(newestAuditEntry().actor().requestId()).isNotBlank();
  }

  @Test
  void aDeletionIsAnsweredWithAStoreThatIsBeingDeleted() {
    StoreBlueprint orphan = orphan();

    http.delete()
        .uri(ORPHANS + "/" + orphan.namespace())
        .exchange()
        .expectStatus()
        .isEqualTo(HttpStatus.ACCEPTED)
        .expectBody()
        .jsonPath("$.id")
        .isEqualTo(orphan.id().toString())
        .jsonPath("$.desired")
        .isEqualTo("DELETED");

    problem(
        http.post().uri(ORPHANS + "/" + orphan.namespace() + ":adopt").exchange(),
        HttpStatus.CONFLICT,
        "ORPHAN_NOT_ADOPTABLE");
  }

  @Test
  void aNamespaceOfAnotherTeamIsNotFoundAndNotChanged() {
    Namespace blue = new Subdomain(anySubdomain()).namespace();
    cluster.tampering().createNamespace(blue, "team blue");

    for (String namespace : List.of(blue.value(), "kube-system", "store-unknown", "store-")) {
      problem(
          http.delete().uri(ORPHANS + "/" + namespace).exchange(),
          HttpStatus.NOT_FOUND,
          "ORPHAN_NOT_FOUND");
      problem(
          http.post().uri(ORPHANS + "/" + namespace + ":adopt").exchange(),
          HttpStatus.NOT_FOUND,
          "ORPHAN_NOT_FOUND");
    }

    assertThat(cluster.tampering().isActive(blue)).isTrue();
  }

  @Test
  void theNamespaceOfAStoreIsNotDeletedAsAnOrphan() {
    StoreBlueprint orphan = orphan();
    http.post().uri(ORPHANS + "/" + orphan.namespace() + ":adopt").exchange().expectStatus();

    problem(
            http.delete().uri(ORPHANS + "/" + orphan.namespace()).exchange(),
            HttpStatus.CONFLICT,
            "NOT_AN_ORPHAN")
        .jsonPath("$.conflictsWith")
        .isEqualTo("store/" + orphan.id());
  }

  @Test
  void withoutTheClusterTheDeletionFailsAndCanBeRetried() {
    StoreBlueprint orphan = orphan();
    cluster.faults().inject(Fault.API_UNREACHABLE);

    problem(
        http.delete().uri(ORPHANS + "/" + orphan.namespace()).exchange(),
        HttpStatus.SERVICE_UNAVAILABLE,
        "CLUSTER_UNAVAILABLE");

    assertThat(newestAuditEntry().outcome().name()).isEqualTo("FAILED");
  }

  /** Creates a namespace without a store in the database. */
  private StoreBlueprint orphan() {
    StoreBlueprint blueprint = StoreFixtures.blueprint(anySubdomain());
    cluster.tenantSpace().createNamespace(blueprint).block();
    return blueprint;
  }

  private void report(String subdomain) {
    StoreBlueprint blueprint = StoreFixtures.blueprint(subdomain);
    records
        .orphans()
        .recordSeen(
            new Orphan(
                blueprint.namespace(),
                blueprint.id(),
                blueprint.subdomain(),
                Orphan.Reason.NO_STORE,
                null,
                new Orphan.Details(blueprint.name(), blueprint.owner(), blueprint.plan()),
                NOW,
                false,
                Orphan.Sightings.first(NOW)))
        .block();
    assertThat(records.orphans().markReported(blueprint.namespace(), NOW).block()).isTrue();
  }

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
        StandardCharsets.UTF_8);
  }
}
