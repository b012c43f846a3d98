package io.urumi.adapter.persistence;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.persistence.backend.MigrationTarget;
import io.urumi.domain.access.Membership;
import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.access.Principal;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.PasswordHash;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreName;
import io.urumi.domain.store.Subdomain;
import io.urumi.domain.team.Team;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.persistence.AuditDraft;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.model.audit.AuditAction;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditFilter;
import io.urumi.port.model.audit.AuditVerification;
import io.urumi.port.model.store.RecordedEvent;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.TestPrincipals;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A database of the version whose records have format 1, after its upgrade, and with a replica of
 * that version beside one of this version.
 */
abstract class FormatOfTheVersionBefore {
  static final Duration TIMEOUT = Duration.ofSeconds(30);
  static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  private TestDatabase database;
  private FormerReplica former;

  /** A new, empty database. */
  abstract PersistenceSettings newDatabase();

  abstract MigrationTarget target(PersistenceSettings settings);

  @BeforeEach
  void upgrade() throws SQLException {
    PersistenceSettings settings = newDatabase();
    former = new FormerReplica(target(settings));
    former.migrate();
    for (int i = 1; i <= 3; i++) {
      former.append("former " + i);
    }
    former.appendEvent();
    former.createAccountAndStores();
    database = new TestDatabase(settings, target(settings));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theChainOfAnUpgradedDatabaseContinues() {
    assertThat(verify()).isEqualTo(new AuditVerification(true, 3, null));

    append("new").block(TIMEOUT);

    assertThat(verify()).isEqualTo(new AuditVerification(true, 4, null));
    List<AuditEntry> entries = entries();
    assertThat(entries).extracting(AuditEntry::format).containsExactly(1, 1, 1, 2);
    assertThat(entries.getFirst().actor().name()).isEqualTo("local");
    assertThat(entries.getFirst().actor().principalId()).isNull();
    assertThat(entries.getFirst().actor().principalKind()).isNull();
    assertThat(entries.getFirst().owner()).isNull();
    assertThat(entries.getLast().actor().principalKind()).isEqualTo("LOCAL");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | format = 2",
        "2 | format = 2, principal_id = 'local', principal_kind = 'LOCAL', owner = 'local'",
        "2 | format = 0",
        "1 | principal_id = 'system'",
        "1 | principal_kind = 'SYSTEM'",
        "1 | owner = 'another'",
        "4 | format = 1",
        "4 | format = 1, principal_id = null, principal_kind = null, owner = null"
      })
  void aChangedFormatAndWhatTheFormatDoesNotHaveAreDetected(long sequence, String change) {
    append("new").block(TIMEOUT);

    database.execute("update audit_entry set " + change + " where sequence_number = " + sequence);

    assertThat(verify()).isEqualTo(new AuditVerification(false, sequence - 1, sequence));
  }

  @Test
  void replicasOfBothVersionsAppendToOneChain() {
    int each = 20;

    Flux.merge(
            Flux.range(0, each).concatMap(i -> append("new " + i)).then(),
            Flux.range(0, each).concatMap(i -> blocking(() -> formerEntry(i))).then())
        .blockLast(TIMEOUT);

    assertThat(verify()).isEqualTo(new AuditVerification(true, 3 + 2 * each, null));
    List<AuditEntry> entries = entries();
    assertThat(entries).filteredOn(entry -> entry.format() == 1).hasSize(3 + each);
    assertThat(entries).filteredOn(entry -> entry.format() == 2).hasSize(each);
  }

  private boolean formerEntry(int i) throws SQLException {
    former.append("former " + i);
    return true;
  }

  private static <T> Mono<T> blocking(Callable<T> work) {
    return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
  }

  @Test
  void anEventOfTheVersionBeforeHasNoOwnerAndALocalPrincipal() throws SQLException {
    StoreId id = new StoreId(new UUID(0, 1));
    ports()
        .events()
        .append(
            StoreFixtures.OWNER,
            List.of(
                new StoreEvent.RetryRequested(
                    id, new Subdomain("alpha"), NOW, TestPrincipals.user("system"))))
        .block(TIMEOUT);
    former.appendEvent();

    List<RecordedEvent> events =
        Objects.requireNonNull(
            ports().events().after(EVERYTHING, 0, 10, id).collectList().block(TIMEOUT));

    assertThat(events).extracting(RecordedEvent::format).containsExactly(1, 2, 1);
    assertThat(events.getFirst().owner()).isNull();
    assertThat(events.get(1).owner()).isEqualTo(StoreFixtures.OWNER);
    assertThat(events.getFirst().event())
        .isInstanceOfSatisfying(
            StoreEvent.StoreRequested.class,
            event -> assertThat(event.actor()).isEqualTo(Principal.local("me")));
    assertThat(events.get(1).event())
        .isInstanceOfSatisfying(
            StoreEvent.RetryRequested.class,
            event -> assertThat(event.actor()).isEqualTo(TestPrincipals.user("system")));
  }

  @Test
  void anEventWithoutOwnerIsReadByWhoReadsItsStore() {
    Store store =
        Store.request(
            new StoreId(new UUID(0, 1)),
            new StoreName("Alpha"),
            new Subdomain("alpha"),
            StoreFixtures.OWNER,
            new PlanName("small"),
            NOW);
    ports().stores().insert(store).block(TIMEOUT);

    assertThat(eventsOf(StoreFixtures.OWNER)).hasSize(1);
    assertThat(eventsOf(new Owner("another"))).isEmpty();
  }

  private List<RecordedEvent> eventsOf(Owner owner) {
    return Objects.requireNonNull(
        ports()
            .events()
            .after(new ObjectScope.Teams(Set.of(owner)), 0, 10, null)
            .collectList()
            .block(TIMEOUT));
  }

  @Test
  void theAdministratorOwnsTheTeamThatTheStoresBelongTo() {
    AccountPorts accounts = database.persistence().accountPorts();

    Account admin =
        Objects.requireNonNull(accounts.accounts().find(new AccountName("admin")).block(TIMEOUT))
            .account();
    assertThat(admin.memberships()).containsExactly(new Membership(Team.LOCAL, TeamRole.OWNER));
    assertThat(admin.enabled()).isTrue();
    assertThat(accounts.teams().page(EVERYTHING, null, 10).collectList().block(TIMEOUT))
        .extracting(Team::id)
        .as("every store has a team")
        .containsExactly(Team.LOCAL, new Owner("shops"));
    assertThat(accounts.members().page(new Owner("shops"), null, 10).count().block(TIMEOUT))
        .isZero();
  }

  @Test
  void theAccountOfTheVersionBeforeIsTheOneThatTheSettingsName() {
    AccountPorts accounts = database.persistence().accountPorts();
    Account boss =
        Account.local(
            new AccountId(new UUID(0, 2)),
            new AccountName("boss"),
            Set.of(PlatformRole.ADMINISTRATOR),
            NOW);
    accounts.accounts().insert(boss, new PasswordHash("hash")).block(TIMEOUT);

    assertThat(accounts.accounts().replaceConfigured(boss.id()).block(TIMEOUT)).isOne();

    assertThat(accounts.accounts().find(new AccountName("admin")).block(TIMEOUT)).isNull();
  }

  final FormerReplica former() {
    return former;
  }

  final PersistencePorts ports() {
    return database.persistence().ports();
  }

  private AuditVerification verify() {
    return Objects.requireNonNull(ports().audit().verify().block(TIMEOUT));
  }

  private List<AuditEntry> entries() {
    return Objects.requireNonNull(
        ports().audit().entries(EVERYTHING, AuditFilter.all()).collectList().block(TIMEOUT));
  }

  private Mono<AuditEntry> append(String detail) {
    return ports()
        .audit()
        .append(
            new AuditDraft(
                NOW,
                TestPrincipals.local("127.0.0.1", "1"),
                AuditAction.STORE_CREATE,
                "store/1",
                "alpha",
                StoreFixtures.OWNER,
                AuditEntry.Outcome.ACCEPTED,
                detail));
  }
}
