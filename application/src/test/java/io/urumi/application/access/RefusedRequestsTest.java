package io.urumi.application.access;

import static io.urumi.application.access.TestCallers.OTHER_TEAM;
import static io.urumi.application.access.TestCallers.TEAM;
import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.application.TestDatabase;
import io.urumi.application.settings.LimitPolicy;
import io.urumi.application.settings.PlanCatalog;
import io.urumi.application.usecase.AuditTrail;
import io.urumi.domain.access.AccessDeniedException;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.limit.Limits;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreName;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driving.CreateStoreCommand;
import io.urumi.port.driving.CreateStoreUseCase.Outcome;
import io.urumi.port.driving.DeleteStoreUseCase;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.testkit.Await;
import io.urumi.testkit.StoreFixtures;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a refused request changes, and what it tells its caller and the audit log. */
class RefusedRequestsTest {
  private static final Caller ADMINISTRATOR = TestCallers.of(PlatformRole.ADMINISTRATOR);
  private static final Caller MANAGER = TestCallers.member(TeamRole.MANAGER);
  private static final Caller VIEWER = TestCallers.member(TeamRole.VIEWER);

  private final TestDatabase testDatabase = new TestDatabase();
  private final PersistencePorts database = testDatabase.ports();
  private final AuditTrail auditTrail = new AuditTrail(database.scoped());
  private final AuthorizedCreateStore createStore =
      new AuthorizedCreateStore(
          database.scoped(),
          auditTrail,
          new LimitPolicy(PlanCatalog.ofChart(), Limits.NONE),
          false,
          Clock.systemUTC());
  private final AuthorizedDeleteStore delete =
      new AuthorizedDeleteStore(database.scoped(), auditTrail, Clock.systemUTC());
  private final AuthorizedRetryStore retry =
      new AuthorizedRetryStore(database.scoped(), auditTrail, Clock.systemUTC());

  @AfterEach
  void close() {
    testDatabase.close();
  }

  @Test
  void a_hidden_store_is_refused_and_recorded_like_an_unknown_one() {
    Store hidden = created("alpha", OTHER_TEAM);
    Store unknown = StoreFixtures.requested("beta", Instant.now());

    assertThat(Await.one(delete.delete(MANAGER, unknown.id())))
        .isEqualTo(new DeleteStoreUseCase.Outcome.NotFound(unknown.id()));
    AuditEntry ofUnknown = newestEntry();
    assertThat(Await.one(delete.delete(MANAGER, hidden.id())))
        .isEqualTo(new DeleteStoreUseCase.Outcome.NotFound(hidden.id()));

    AuditEntry ofHidden = newestEntry();
    assertThat(ofHidden.detail()).isEqualTo(ofUnknown.detail());
    assertThat(ofHidden.outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
    assertThat(ofHidden.owner()).isNull();
    assertThat(ofHidden.subdomain()).isNull();
    assertUnchanged(hidden);
  }

  @Test
  void a_visible_store_is_refused_with_the_permission_and_recorded_for_its_team() {
    Store store = created("alpha", TEAM);

    assertThatThrownBy(() -> delete.delete(VIEWER, store.id()).block())
        .isInstanceOfSatisfying(
            AccessDeniedException.class,
            denied -> assertThat(denied.permission()).isEqualTo(Permission.STORE_DELETE));
    assertThat(newestEntry().outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
    assertThat(newestEntry().owner()).isEqualTo(TEAM.value());
    assertThat(newestEntry().detail()).contains("store.delete");

    assertThatThrownBy(() -> retry.retry(VIEWER, store.id()).block())
        .isInstanceOf(AccessDeniedException.class);
    assertThat(newestEntry().detail()).contains("store.retry");
    assertUnchanged(store);
  }

  private void assertUnchanged(Store store) {
    assertThat(Await.one(database.stores().find(store.id())).spec()).isEqualTo(store.spec());
    assertThat(Await.all(database.events().after(EVERYTHING, 0, 100, store.id()))).hasSize(1);
  }

  @Test
  void
      a_store_for_a_team_without_the_permission_is_not_created_and_a_strange_team_learns_nothing() {
    assertThatThrownBy(() -> createStore.create(command(MANAGER, "alpha", OTHER_TEAM)).block())
        .isInstanceOf(AccessDeniedException.class);
    assertThat(newestEntry().owner()).isNull();

    assertThatThrownBy(() -> createStore.create(command(VIEWER, "alpha", TEAM)).block())
        .isInstanceOf(AccessDeniedException.class);
    assertThat(newestEntry().owner()).isEqualTo(TEAM.value());

    assertThat(Await.one(database.stores().isTaken(new Subdomain("alpha")))).isFalse();
  }

  @Test
  void a_subdomain_of_another_team_says_nothing_but_that_it_is_taken() {
    Store theirs = created("alpha", OTHER_TEAM);
    Subdomain alpha = theirs.subdomain();
    Await.done(delete.delete(ADMINISTRATOR, theirs.id()));

    assertThat(Await.one(createStore.create(command(MANAGER, "alpha", TEAM))))
        .isEqualTo(new Outcome.SubdomainTaken(alpha, false));
    assertThat(Await.one(createStore.create(command(ADMINISTRATOR, "alpha", TEAM))))
        .isEqualTo(new Outcome.SubdomainTaken(alpha, true));
  }

  private Store created(String subdomain, Owner owner) {
    return ((Outcome.Accepted)
            Await.one(createStore.create(command(ADMINISTRATOR, subdomain, owner))))
        .store();
  }

  private static CreateStoreCommand command(Caller caller, String subdomain, Owner owner) {
    return new CreateStoreCommand(
        new StoreName(subdomain), new Subdomain(subdomain), owner, null, null, caller);
  }

  private AuditEntry newestEntry() {
    return Await.one(database.audit().page(EVERYTHING, Long.MAX_VALUE, 1)).items().getFirst();
  }
}
