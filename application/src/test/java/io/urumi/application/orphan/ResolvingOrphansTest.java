package io.urumi.application.orphan;

import static io.urumi.application.orphan.OrphanFixture.ANNA;
import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.adapter.simulated.Fault;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.DesiredState;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.domain.team.Team;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driving.AdoptOrphanUseCase;
import io.urumi.port.driving.DeleteOrphanUseCase;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.RecordedActor;
import io.urumi.port.model.orphan.Orphan;
import io.urumi.testkit.StoreFixtures;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

class ResolvingOrphansTest {
  private final OrphanFixture platform = new OrphanFixture();

  @AfterEach
  void end() {
    platform.close();
  }

  @Test
  void an_adopted_namespace_gets_a_record_with_its_labels_and_annotations() {
    StoreBlueprint alpha = platform.orphan("alpha");
    platform.scanTwice();

    Store store = adopted(alpha.namespace());

    assertThat(store.id()).isEqualTo(alpha.id());
    assertThat(store.spec().name()).isEqualTo(alpha.name());
    assertThat(store.spec().owner()).isEqualTo(alpha.owner());
    assertThat(store.spec().plan()).isEqualTo(alpha.plan());
    assertThat(store.spec().desired()).isEqualTo(DesiredState.RUNNING);
    assertThat(store.phase()).isEqualTo(Phase.REQUESTED);
    assertThat(platform.reported()).isEmpty();
    assertThat(platform.actions())
        .containsExactly("orphan.found SUCCEEDED", "orphan.adopt ACCEPTED");
    assertThat(platform.audit().getLast().actor()).isEqualTo(RecordedActor.of(Actor.of(ANNA)));
  }

  @Test
  void concurrent_adoptions_insert_one_record() {
    StoreBlueprint alpha = platform.orphan("alpha");

    List<AdoptOrphanUseCase.Outcome> outcomes =
        Objects.requireNonNull(
            Flux.range(0, 8)
                .flatMap(
                    _ ->
                        platform
                            .adopt
                            .adopt(ANNA, alpha.namespace())
                            .subscribeOn(Schedulers.boundedElastic()),
                    8)
                .collectList()
                .block());

    assertThat(outcomes)
        .hasSize(8)
        .allSatisfy(outcome ->
            assertThat(outcome)
                .isInstanceOfSatisfying(
                    AdoptOrphanUseCase.Outcome.Accepted.class,
                    accepted -> assertThat(accepted.store().id()).isEqualTo(alpha.id())));
    assertThat(platform.actions()).hasSize(8).containsOnly("orphan.adopt ACCEPTED");
    assertThat(platform.database.events().latestId().block()).isEqualTo(1);
  }

  @Test
  void details_missing_in_the_namespace_are_those_of_its_release() {
    StoreBlueprint alpha = StoreFixtures.blueprint("alpha");
    platform.cluster.tampering().createNamespaceOf(alpha.namespace(), alpha.id());
    platform.cluster.tenantSpace().bindRole(alpha).block();
    platform.cluster.releases().deploy(alpha).block();

    Store store = adopted(alpha.namespace());

    assertThat(store.spec().name()).isEqualTo(alpha.name());
    assertThat(store.spec().owner()).isEqualTo(alpha.owner());
    assertThat(store.spec().plan()).isEqualTo(alpha.plan());
  }

  @Test
  void a_release_that_cannot_be_read_does_not_prevent_an_adoption() {
    StoreBlueprint alpha = StoreFixtures.blueprint("alpha");
    platform.cluster.tampering().createNamespaceOf(alpha.namespace(), alpha.id());
    platform.releases.failToReadMetadata(
        new StoreFailure.Unexpected("the record is damaged", "not gzip"));

    assertThat(adopted(alpha.namespace()).spec().name().value()).isEqualTo("alpha");
  }

  static Stream<StoreFailure> withoutCluster() {
    return Stream.of(
        new StoreFailure.ClusterUnreachable("https://lab", "connection refused"),
        new StoreFailure.ClusterForeign("https://lab", "it is another", "it is another"));
  }

  @ParameterizedTest
  @MethodSource("withoutCluster")
  void a_cluster_that_is_lost_while_the_release_is_read_leaves_the_orphan_unchanged(
      StoreFailure failure) {
    StoreBlueprint alpha = StoreFixtures.blueprint("alpha");
    platform.cluster.tampering().createNamespaceOf(alpha.namespace(), alpha.id());
    platform.releases.failToReadMetadata(failure);

    assertThatThrownBy(() -> platform.adopt.adopt(ANNA, alpha.namespace()).block())
        .isInstanceOf(StoreFailureException.class);

    assertThat(platform.find(alpha)).isNull();
    assertThat(platform.actions()).containsExactly("orphan.adopt FAILED");
  }

  @Test
  void details_missing_in_namespace_and_release_get_safe_defaults() {
    StoreBlueprint alpha = StoreFixtures.blueprint("alpha");
    platform.cluster.tampering().createNamespaceOf(alpha.namespace(), alpha.id());

    Store store = adopted(alpha.namespace());

    assertThat(store.spec().name().value()).isEqualTo("alpha");
    assertThat(store.spec().owner()).isEqualTo(Team.LOCAL);
    assertThat(store.spec().plan()).isEqualTo(new PlanName("small"));
  }

  @Test
  void where_owners_are_teams_a_store_of_a_team_that_does_not_exist_belongs_to_local() {
    StoreBlueprint alpha = StoreFixtures.blueprint("alpha");
    StoreBlueprint planted =
        new StoreBlueprint(
            alpha.id(),
            alpha.name(),
            alpha.subdomain(),
            new Owner("planted"),
            alpha.plan(),
            alpha.host(),
            alpha.url());
    platform.cluster.tenantSpace().createNamespace(planted).block();

    platform.adoptForTeams.adopt(ANNA, alpha.namespace()).block();

    assertThat(Objects.requireNonNull(platform.find(alpha)).spec().owner()).isEqualTo(Team.LOCAL);
  }

  @Test
  void a_missing_namespace_and_one_of_another_user_are_neither_adopted_nor_deleted() {
    Namespace blue = new Namespace("store-blue");
    platform.cluster.tampering().createNamespace(blue, "team blue");
    for (Namespace namespace : List.of(blue, new Namespace("store-missing"))) {
      assertThat(platform.adopt.adopt(ANNA, namespace).block())
          .isEqualTo(new AdoptOrphanUseCase.Outcome.NotFound(namespace));
      assertThat(platform.delete.delete(ANNA, namespace).block())
          .isEqualTo(new DeleteOrphanUseCase.Outcome.NotFound(namespace));
    }

    assertThat(platform.exists(blue)).isTrue();
    assertThat(platform.actions())
        .containsExactly(
            "orphan.adopt REFUSED",
            "orphan.delete REFUSED",
            "orphan.adopt REFUSED",
            "orphan.delete REFUSED");
  }

  @Test
  void the_namespace_of_a_recorded_store_is_already_adopted_and_not_deleted_as_an_orphan() {
    StoreBlueprint alpha = platform.orphan("alpha");
    Store recorded = platform.insertRecord(alpha);

    assertThat(platform.adopt.adopt(ANNA, alpha.namespace()).block())
        .isEqualTo(new AdoptOrphanUseCase.Outcome.Accepted(recorded));
    assertThat(platform.delete.delete(ANNA, alpha.namespace()).block())
        .isEqualTo(new DeleteOrphanUseCase.Outcome.BelongsToStore(alpha.namespace(), recorded));
    assertThat(platform.exists(alpha.namespace())).isTrue();
  }

  @Test
  void an_orphan_is_deleted_by_a_record_for_deletion_that_claims_the_subdomain() {
    StoreBlueprint alpha = platform.orphan("alpha");

    Store first = removed(alpha.namespace());
    Store second = removed(alpha.namespace());

    assertThat(first.id()).isEqualTo(alpha.id());
    assertThat(first.deletionRequested()).isTrue();
    assertThat(second).isEqualTo(first);
    assertThat(platform.database.stores().findHolder(EVERYTHING, alpha.subdomain()).block())
        .isEqualTo(first);
    assertThat(platform.actions())
        .containsExactly("orphan.delete ACCEPTED", "orphan.delete ACCEPTED");
    assertThat(platform.database.events().latestId().block()).isEqualTo(1);
    assertThat(platform.adopt.adopt(ANNA, alpha.namespace()).block())
        .isInstanceOf(AdoptOrphanUseCase.Outcome.Refused.class);
  }

  @Test
  void an_orphan_whose_subdomain_is_taken_is_deleted_without_changing_the_other_store() {
    StoreBlueprint old = platform.orphan("alpha");
    Store holder = platform.insertRecord(StoreFixtures.blueprint("alpha"));

    assertThat(platform.adopt.adopt(ANNA, old.namespace()).block())
        .isEqualTo(
            new AdoptOrphanUseCase.Outcome.NotAdoptable(
                old.namespace(), Orphan.Reason.SUBDOMAIN_TAKEN));
    Store forDeletion = removed(old.namespace());

    assertThat(forDeletion.id()).isEqualTo(old.id());
    assertThat(platform.database.stores().find(holder.id()).block()).isEqualTo(holder);
    assertThat(platform.database.stores().findHolder(EVERYTHING, holder.subdomain()).block())
        .isEqualTo(holder);
  }

  @Test
  void an_orphan_of_a_deleted_store_is_deleted_with_the_record_of_that_store() {
    StoreBlueprint alpha = platform.orphan("alpha");
    platform.markDeleted(platform.insertRecord(alpha));

    assertThat(platform.adopt.adopt(ANNA, alpha.namespace()).block())
        .isInstanceOf(AdoptOrphanUseCase.Outcome.NotAdoptable.class);
    Store forDeletion = removed(alpha.namespace());

    assertThat(forDeletion.id()).isEqualTo(alpha.id());
    assertThat(forDeletion.phase()).isEqualTo(Phase.REQUESTED);
    assertThat(forDeletion.deletionRequested()).isTrue();
    assertThat(platform.scan()).isZero();
  }

  @Test
  void a_copied_label_does_not_affect_the_store_it_was_copied_from() {
    StoreBlueprint home = platform.orphan("home");
    Store recorded = platform.insertRecord(home);
    Namespace copy = new Namespace("store-copy");
    platform.cluster.tampering().createNamespaceOf(copy, home.id());

    assertThat(platform.adopt.adopt(ANNA, copy).block())
        .isEqualTo(
            new AdoptOrphanUseCase.Outcome.NotAdoptable(copy, Orphan.Reason.STORE_ELSEWHERE));
    assertThat(platform.delete.delete(ANNA, copy).block())
        .isEqualTo(
            new DeleteOrphanUseCase.Outcome.NotDeletable(copy, Orphan.Reason.STORE_ELSEWHERE));
    assertThat(platform.find(home)).isEqualTo(recorded);
  }

  @Test
  void an_unavailable_plan_is_refused_with_its_name() {
    StoreBlueprint usual = StoreFixtures.blueprint("alpha");
    StoreBlueprint huge =
        new StoreBlueprint(
            usual.id(),
            usual.name(),
            usual.subdomain(),
            usual.owner(),
            new PlanName("huge"),
            usual.host(),
            usual.url());
    platform.cluster.tenantSpace().createNamespace(huge).block();

    assertThat(platform.adopt.adopt(ANNA, huge.namespace()).block())
        .isInstanceOfSatisfying(
            AdoptOrphanUseCase.Outcome.Refused.class,
            refused -> assertThat(refused.why()).contains("huge"));
    assertThat(platform.find(huge)).isNull();
  }

  @Test
  void while_the_cluster_is_unreachable_only_the_failed_attempt_is_audited() {
    StoreBlueprint alpha = platform.orphan("alpha");
    platform.cluster.faults().inject(Fault.API_UNREACHABLE);

    assertThatThrownBy(() -> platform.adopt.adopt(ANNA, alpha.namespace()).block())
        .isInstanceOf(StoreFailureException.class);
    assertThatThrownBy(() -> platform.delete.delete(ANNA, alpha.namespace()).block())
        .isInstanceOf(StoreFailureException.class);

    assertThat(platform.find(alpha)).isNull();
    assertThat(platform.actions()).containsExactly("orphan.adopt FAILED", "orphan.delete FAILED");
  }

  private Store adopted(Namespace namespace) {
    return ((AdoptOrphanUseCase.Outcome.Accepted)
            Objects.requireNonNull(platform.adopt.adopt(ANNA, namespace).block()))
        .store();
  }

  private Store removed(Namespace namespace) {
    return ((DeleteOrphanUseCase.Outcome.Accepted)
            Objects.requireNonNull(platform.delete.delete(ANNA, namespace).block()))
        .store();
  }
}
