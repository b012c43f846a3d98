package io.urumi.application.orphan;

import static io.urumi.application.orphan.OrphanFixture.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.adapter.simulated.Fault;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.DesiredState;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driving.AdoptOrphanUseCase;
import io.urumi.port.driving.DeleteOrphanUseCase;
import io.urumi.port.model.orphan.Orphan;
import io.urumi.testkit.StoreFixtures;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

class ResolvingOrphansTest {
  private final OrphanFixture platform = new OrphanFixture();

  @AfterEach
  void end() {
    platform.close();
  }

  @Test
  void an_adopted_namespace_gets_the_row_it_says_it_had() {
    StoreBlueprint alpha = platform.orphan("alpha");
    platform.scanTwice();

    Store store = adopted(alpha.namespace());

    assertThat(store.id()).isEqualTo(alpha.id());
    assertThat(store.spec().name()).isEqualTo(alpha.name());
    assertThat(store.spec().owner()).isEqualTo(alpha.owner());
    assertThat(store.spec().plan()).isEqualTo(alpha.plan());
    assertThat(store.spec().desired()).isEqualTo(DesiredState.RUNNING);
    assertThat(store.phase()).isEqualTo(Phase.REQUESTED);
    assertThat(platform.told()).isEmpty();
    assertThat(platform.acts()).containsExactly("orphan.found SUCCEEDED", "orphan.adopt ACCEPTED");
    assertThat(platform.audit().getLast().actor()).isEqualTo(ANNA);
  }

  @Test
  void adopting_twice_puts_one_row_on_record() {
    StoreBlueprint alpha = platform.orphan("alpha");

    List<AdoptOrphanUseCase.Outcome> outcomes =
        Objects.requireNonNull(
            Flux.range(0, 8)
                .flatMap(
                    _ ->
                        platform
                            .adopt
                            .adopt(alpha.namespace(), ANNA)
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
    assertThat(platform.acts()).hasSize(8).containsOnly("orphan.adopt ACCEPTED");
    assertThat(platform.database.events().latestId().block()).isEqualTo(1);
  }

  @Test
  void what_neither_namespace_nor_release_say_is_guessed_harmlessly() {
    StoreBlueprint alpha = StoreFixtures.blueprint("alpha");
    platform.cluster.tampering().createNamespaceOf(alpha.namespace(), alpha.id());

    Store store = adopted(alpha.namespace());

    assertThat(store.spec().name().value()).isEqualTo("alpha");
    assertThat(store.spec().owner().value()).isEqualTo("anna");
    assertThat(store.spec().plan()).isEqualTo(new PlanName("small"));
  }

  @Test
  void a_namespace_that_is_not_there_or_somebody_elses_is_not_adopted_and_not_removed() {
    Namespace blue = new Namespace("store-blue");
    platform.cluster.tampering().createNamespace(blue, "team blue");
    for (Namespace namespace : List.of(blue, new Namespace("store-unknown"))) {
      assertThat(platform.adopt.adopt(namespace, ANNA).block())
          .isEqualTo(new AdoptOrphanUseCase.Outcome.NotFound(namespace));
      assertThat(platform.delete.delete(namespace, ANNA).block())
          .isEqualTo(new DeleteOrphanUseCase.Outcome.NotFound(namespace));
    }

    assertThat(platform.isThere(blue)).isTrue();
    assertThat(platform.acts())
        .containsExactly(
            "orphan.adopt REFUSED",
            "orphan.delete REFUSED",
            "orphan.adopt REFUSED",
            "orphan.delete REFUSED");
  }

  @Test
  void a_stores_own_namespace_is_adopted_already_and_not_removed_as_an_orphan() {
    StoreBlueprint alpha = platform.orphan("alpha");
    Store row = platform.row(alpha);

    assertThat(platform.adopt.adopt(alpha.namespace(), ANNA).block())
        .isEqualTo(new AdoptOrphanUseCase.Outcome.Accepted(row));
    assertThat(platform.delete.delete(alpha.namespace(), ANNA).block())
        .isEqualTo(new DeleteOrphanUseCase.Outcome.BelongsToStore(alpha.namespace(), row));
    assertThat(platform.isThere(alpha.namespace())).isTrue();
  }

  @Test
  void an_orphan_is_removed_by_a_row_for_deletion_that_holds_the_subdomain() {
    StoreBlueprint alpha = platform.orphan("alpha");

    Store first = removed(alpha.namespace());
    Store second = removed(alpha.namespace());

    assertThat(first.id()).isEqualTo(alpha.id());
    assertThat(first.deletionRequested()).isTrue();
    assertThat(second).isEqualTo(first);
    assertThat(platform.database.stores().findHolder(alpha.subdomain()).block()).isEqualTo(first);
    assertThat(platform.acts()).containsExactly("orphan.delete ACCEPTED", "orphan.delete ACCEPTED");
    assertThat(platform.database.events().latestId().block()).isEqualTo(1);
    assertThat(platform.adopt.adopt(alpha.namespace(), ANNA).block())
        .isInstanceOf(AdoptOrphanUseCase.Outcome.Refused.class);
  }

  @Test
  void what_stands_in_another_stores_way_is_removed_without_touching_that_store() {
    StoreBlueprint old = platform.orphan("alpha");
    Store holder = platform.row(StoreFixtures.blueprint("alpha"));

    assertThat(platform.adopt.adopt(old.namespace(), ANNA).block())
        .isEqualTo(
            new AdoptOrphanUseCase.Outcome.NotAdoptable(
                old.namespace(), Orphan.Reason.SUBDOMAIN_TAKEN));
    Store remnant = removed(old.namespace());

    assertThat(remnant.id()).isEqualTo(old.id());
    assertThat(platform.database.stores().find(holder.id()).block()).isEqualTo(holder);
    assertThat(platform.database.stores().findHolder(holder.subdomain()).block()).isEqualTo(holder);
  }

  @Test
  void what_came_back_of_a_deleted_store_is_removed_under_its_own_row() {
    StoreBlueprint alpha = platform.orphan("alpha");
    platform.markDeleted(platform.row(alpha));

    assertThat(platform.adopt.adopt(alpha.namespace(), ANNA).block())
        .isInstanceOf(AdoptOrphanUseCase.Outcome.NotAdoptable.class);
    Store remnant = removed(alpha.namespace());

    assertThat(remnant.id()).isEqualTo(alpha.id());
    assertThat(remnant.phase()).isEqualTo(Phase.REQUESTED);
    assertThat(remnant.deletionRequested()).isTrue();
    assertThat(platform.scan()).isZero();
  }

  @Test
  void a_copied_label_puts_the_store_it_was_copied_from_in_no_danger() {
    StoreBlueprint home = platform.orphan("home");
    Store row = platform.row(home);
    Namespace copy = new Namespace("store-copy");
    platform.cluster.tampering().createNamespaceOf(copy, home.id());

    assertThat(platform.adopt.adopt(copy, ANNA).block())
        .isEqualTo(
            new AdoptOrphanUseCase.Outcome.NotAdoptable(copy, Orphan.Reason.STORE_ELSEWHERE));
    assertThat(platform.delete.delete(copy, ANNA).block())
        .isEqualTo(
            new DeleteOrphanUseCase.Outcome.NotDeletable(copy, Orphan.Reason.STORE_ELSEWHERE));
    assertThat(platform.find(home)).isEqualTo(row);
  }

  @Test
  void a_plan_that_is_not_on_offer_is_said_so() {
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

    assertThat(platform.adopt.adopt(huge.namespace(), ANNA).block())
        .isInstanceOfSatisfying(
            AdoptOrphanUseCase.Outcome.Refused.class,
            refused -> assertThat(refused.why()).contains("huge"));
    assertThat(platform.find(huge)).isNull();
  }

  @Test
  void while_the_cluster_is_away_nothing_is_put_on_record_but_the_attempt() {
    StoreBlueprint alpha = platform.orphan("alpha");
    platform.cluster.faults().inject(Fault.API_UNREACHABLE);

    assertThatThrownBy(() -> platform.adopt.adopt(alpha.namespace(), ANNA).block())
        .isInstanceOf(StoreFailureException.class);
    assertThatThrownBy(() -> platform.delete.delete(alpha.namespace(), ANNA).block())
        .isInstanceOf(StoreFailureException.class);

    assertThat(platform.find(alpha)).isNull();
    assertThat(platform.acts()).containsExactly("orphan.adopt FAILED", "orphan.delete FAILED");
  }

  private Store adopted(Namespace namespace) {
    return ((AdoptOrphanUseCase.Outcome.Accepted)
            Objects.requireNonNull(platform.adopt.adopt(namespace, ANNA).block()))
        .store();
  }

  private Store removed(Namespace namespace) {
    return ((DeleteOrphanUseCase.Outcome.Accepted)
            Objects.requireNonNull(platform.delete.delete(namespace, ANNA).block()))
        .store();
  }
}
