package io.urumi.application.usecase;

import static io.urumi.application.usecase.UseCaseFixture.ANNA;
import static io.urumi.application.usecase.UseCaseFixture.command;
import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.limit.LimitKind;
import io.urumi.domain.limit.LimitReached;
import io.urumi.domain.limit.Limits;
import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driving.CreateStoreCommand;
import io.urumi.port.driving.CreateStoreUseCase;
import io.urumi.port.driving.CreateStoreUseCase.Outcome;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.RecordedActor;
import io.urumi.port.model.store.StoreFilter;
import io.urumi.port.model.store.StorePageRequest;
import io.urumi.port.model.store.StoreSort;
import io.urumi.testkit.TestPrincipals;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

class CreateStoreTest {
  private final UseCaseFixture platform = new UseCaseFixture();

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void an_accepted_request_is_recorded_with_an_event_and_an_audit_entry() {
    Outcome outcome = create(command("alpha", null));

    Store store = ((Outcome.Accepted) outcome).store();
    assertThat(store.phase()).isEqualTo(Phase.REQUESTED);
    assertThat(store.spec().plan()).isEqualTo(new PlanName("small"));
    assertThat(stores()).hasSize(1);
    assertThat(platform.database.events().after(EVERYTHING, 0, 10, null).collectList().block())
        .singleElement()
        .satisfies(
            recorded -> assertThat(recorded.event()).isInstanceOf(StoreEvent.StoreRequested.class));
    assertThat(audit())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.action()).isEqualTo("store.create");
          assertThat(entry.outcome()).isEqualTo(AuditEntry.Outcome.ACCEPTED);
          assertThat(entry.actor()).isEqualTo(RecordedActor.of(Actor.of(ANNA)));
          assertThat(entry.owner()).isEqualTo(ANNA.principal().id());
        });
  }

  @Test
  void a_taken_subdomain_is_refused_and_the_refusal_is_audited() {
    create(command("alpha", null));

    Outcome outcome = create(command("alpha", null));

    assertThat(outcome).isEqualTo(new Outcome.SubdomainTaken(new Subdomain("alpha"), false));
    assertThat(stores()).hasSize(1);
    assertThat(audit().getFirst().outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
  }

  @Test
  void a_subdomain_whose_store_is_being_deleted_is_refused_as_becoming_available() {
    Outcome.Accepted first = (Outcome.Accepted) create(command("alpha", null));
    platform.delete.delete(ANNA, first.store().id()).block();

    assertThat(create(command("alpha", null)))
        .isEqualTo(new Outcome.SubdomainTaken(new Subdomain("alpha"), true));
  }

  @Test
  void an_unknown_plan_is_refused_with_the_names_of_the_known_ones() {
    Outcome outcome = create(CreateStoreCommand.of("Alpha", "alpha", "gigantic", null, ANNA));

    assertThat(outcome).isInstanceOf(Outcome.Invalid.class);
    assertThat(((Outcome.Invalid) outcome).violation().message())
        .contains("gigantic", "\"small\"", "\"medium\"", "\"large\"");
    assertThat(stores()).isEmpty();
  }

  @Test
  void a_repeated_request_returns_the_first_response_also_after_the_store_changed() {
    Outcome.Accepted first = (Outcome.Accepted) create(command("alpha", "key-1"));
    platform.delete.delete(ANNA, first.store().id()).block();

    Outcome.Accepted second = (Outcome.Accepted) create(command("alpha", "key-1"));

    assertThat(second.replayed()).isTrue();
    assertThat(second.store().id()).isEqualTo(first.store().id());
    assertThat(second.store()).isEqualTo(first.store());
    assertThat(stores()).hasSize(1);
  }

  @Test
  void the_same_key_with_another_request_is_refused() {
    create(command("alpha", "key-1"));

    assertThat(create(command("beta", "key-1"))).isEqualTo(new Outcome.KeyReused("key-1"));
    assertThat(stores()).hasSize(1);
  }

  @Test
  void a_key_whose_request_was_refused_can_be_used_again() {
    create(command("alpha", null));
    create(command("alpha", "key-1"));

    assertThat(create(command("beta", "key-1"))).isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void fifty_concurrent_equal_requests_create_one_store_and_all_return_it() {
    List<Outcome> outcomes =
        Objects.requireNonNull(
            Flux.range(0, 50)
                .flatMap(
                    _ ->
                        platform
                            .createStore
                            .create(command("alpha", "key-1"))
                            .subscribeOn(Schedulers.parallel()),
                    50)
                .collectList()
                .block());

    assertThat(outcomes)
        .hasSize(50)
        .allSatisfy(o -> assertThat(o).isInstanceOf(Outcome.Accepted.class));
    assertThat(outcomes.stream().map(o -> ((Outcome.Accepted) o).store().id()).distinct())
        .hasSize(1);
    assertThat(stores()).hasSize(1);
  }

  @Test
  void an_owner_at_the_limit_is_refused_with_the_number_of_stores_and_the_limit() {
    CreateStoreUseCase limited = platform.createStore(limit(LimitKind.STORES, 2));
    limited.create(command("alpha", null)).block();
    Outcome.Accepted second =
        (Outcome.Accepted) Objects.requireNonNull(limited.create(command("beta", null)).block());

    assertThat(limited.create(command("gamma", "key-1")).block())
        .isEqualTo(
            new Outcome.LimitReached(
                new Owner(ANNA.principal().id()), new LimitReached(LimitKind.STORES, 2, 2, 1)));

    assertThat(stores()).hasSize(2);
    assertThat(audit().getFirst().outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
    assertThat(audit().getFirst().detail()).contains("It has 2 stores and may have 2.");
    // A store that is being deleted still counts.
    platform.delete.delete(ANNA, second.store().id()).block();
    assertThat(limited.create(command("gamma", "key-1")).block())
        .isInstanceOf(Outcome.LimitReached.class);
    // The key of the refused request can be used again.
    assertThat(platform.createStore.create(command("gamma", "key-1")).block())
        .isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void the_limit_does_not_affect_other_owners_or_repeated_requests() {
    CreateStoreUseCase limited = platform.createStore(limit(LimitKind.STORES, 1));
    Outcome.Accepted first =
        (Outcome.Accepted)
            Objects.requireNonNull(limited.create(command("alpha", "key-1")).block());

    Outcome.Accepted again =
        (Outcome.Accepted)
            Objects.requireNonNull(limited.create(command("alpha", "key-1")).block());
    Outcome other =
        limited
            .create(
                CreateStoreCommand.of(
                    "Beta",
                    "beta",
                    null,
                    null,
                    TestPrincipals.administrator("bob", "192.0.2.8", "request-2")))
            .block();

    assertThat(again.store().id()).isEqualTo(first.store().id());
    assertThat(other).isInstanceOf(Outcome.Accepted.class);
  }

  private static Limits limit(LimitKind kind, long value) {
    return new Limits(Map.of(kind, value));
  }

  private Outcome create(Limits limits, String subdomain, String plan) {
    return Objects.requireNonNull(
        platform
            .createStore(limits)
            .create(CreateStoreCommand.of("Shop", subdomain, plan, null, ANNA))
            .block());
  }

  @Test
  void the_figures_of_the_plans_are_limited_and_a_smaller_plan_may_still_fit() {
    Limits memory = limit(LimitKind.MEMORY, LimitKind.MEMORY.parse("8Gi"));
    assertThat(create(memory, "alpha", "medium")).isInstanceOf(Outcome.Accepted.class);

    assertThat(create(memory, "beta", "large"))
        .isInstanceOfSatisfying(
            Outcome.LimitReached.class,
            reached ->
                assertThat(reached.limit().sentence())
                    .isEqualTo(
                        "Its stores have 4Gi memory of the 8Gi that it may have, and this one needs"
                            + " 7Gi."));

    assertThat(create(memory, "beta", "small")).isInstanceOf(Outcome.Accepted.class);
    assertThat(create(limit(LimitKind.CPU, 23_000), "gamma", "small"))
        .isInstanceOf(Outcome.LimitReached.class);
    assertThat(create(limit(LimitKind.STORAGE, 1), "gamma", "small"))
        .isInstanceOf(Outcome.LimitReached.class);
  }

  @Test
  void stores_that_are_being_created_are_limited() {
    assertThat(create(limit(LimitKind.CREATIONS, 1), "alpha", "small"))
        .isInstanceOf(Outcome.Accepted.class);
    assertThat(create(limit(LimitKind.CREATIONS, 1), "beta", "small"))
        .isInstanceOfSatisfying(
            Outcome.LimitReached.class,
            reached -> assertThat(reached.limit().kind()).isEqualTo(LimitKind.CREATIONS));
  }

  @Test
  void concurrent_requests_do_not_exceed_the_limit() {
    CreateStoreUseCase limited = platform.createStore(limit(LimitKind.STORES, 7));

    List<Outcome> outcomes =
        Objects.requireNonNull(
            Flux.range(0, 50)
                .flatMap(
                    i ->
                        limited
                            .create(command("shop-" + i, null))
                            .subscribeOn(Schedulers.parallel()),
                    50)
                .collectList()
                .block());

    assertThat(outcomes.stream().filter(Outcome.Accepted.class::isInstance)).hasSize(7);
    assertThat(outcomes.stream().filter(Outcome.LimitReached.class::isInstance)).hasSize(43);
    assertThat(stores()).hasSize(7);
  }

  private Outcome create(CreateStoreCommand command) {
    return Objects.requireNonNull(platform.createStore.create(command).block());
  }

  private List<Store> stores() {
    return Objects.requireNonNull(
            platform
                .database
                .stores()
                .page(
                    EVERYTHING,
                    StoreFilter.all(),
                    new StorePageRequest(StoreSort.CREATED_AT, null, 100))
                .block())
        .items();
  }

  private List<AuditEntry> audit() {
    return Objects.requireNonNull(
            platform.database.audit().page(EVERYTHING, Long.MAX_VALUE, 100).block())
        .items();
  }
}
