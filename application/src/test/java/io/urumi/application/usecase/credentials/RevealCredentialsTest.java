package io.urumi.application.usecase.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.adapter.simulated.Delays;
import io.urumi.adapter.simulated.SimulatedCluster;
import io.urumi.adapter.simulated.SimulationSettings;
import io.urumi.application.StoreEngine;
import io.urumi.application.TestDatabase;
import io.urumi.application.WrappedPort;
import io.urumi.domain.access.AccessDeniedException;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Membership;
import io.urumi.domain.access.Permission;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.access.Principal;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.PasswordHash;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Store;
import io.urumi.domain.team.Team;
import io.urumi.domain.team.TeamName;
import io.urumi.domain.token.PersonalToken;
import io.urumi.domain.token.PersonalTokenId;
import io.urumi.domain.token.PersonalTokenName;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.TenantSpace;
import io.urumi.port.driving.RevealCredentialsUseCase.Outcome;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.store.ShopAdministrator;
import io.urumi.testkit.Await;
import io.urumi.testkit.SettableClock;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.TestPrincipals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevealCredentialsTest {
  private static final Owner SHOPS = new Owner("shops");
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  private final SettableClock clock = SettableClock.at(NOW);
  private final TestDatabase database = new TestDatabase();
  private final SimulatedCluster cluster =
      SimulatedCluster.open(SimulationSettings.defaults().withDelays(Delays.none()));
  private final StoreEngine engine =
      StoreEngine.builder(database.ports(), ports(cluster.tenantSpace())).clock(clock).build();
  private final Store alpha =
      Await.one(database.ports().stores().insert(StoreFixtures.requested("alpha", "shops", NOW)));

  @AfterEach
  void close() {
    engine.close();
    cluster.close();
    database.close();
  }

  private static Caller member(@Nullable Set<Permission> scopes, TeamRole role) {
    Principal anna = TestPrincipals.user("anna");
    Principal principal =
        scopes == null ? anna : new Principal(anna.id(), Principal.Kind.TOKEN, "Backup");
    return new Caller(
        principal, Set.of(new Membership(SHOPS, role)), Set.of(), scopes, "192.0.2.7", "request-1");
  }

  private Outcome reveal(Caller caller, @Nullable Duration signedInBefore) {
    Instant signedIn = signedInBefore == null ? null : NOW.minus(signedInBefore);
    return Await.one(engine.revealCredentials().reveal(caller, signedIn, alpha.id()));
  }

  private StoreBlueprint createCredentials() {
    StoreBlueprint blueprint = engine.addressing().blueprint(alpha);
    Await.done(cluster.tenantSpace().createNamespace(blueprint));
    Await.done(cluster.tenantSpace().bindRole(blueprint));
    Await.done(cluster.tenantSpace().createCredentials(blueprint));
    return blueprint;
  }

  private List<AuditEntry> audit() {
    return Await.one(database.ports().audit().page(TestPrincipals.EVERYTHING, Long.MAX_VALUE, 10))
        .items();
  }

  @Test
  void a_manager_who_signed_in_just_now_sees_them_and_the_audit_log_says_so_without_the_value() {
    StoreBlueprint blueprint = createCredentials();
    ShopAdministrator real = Await.one(cluster.tenantSpace().administrator(blueprint));

    Outcome outcome = reveal(member(null, TeamRole.MANAGER), Duration.ofSeconds(299));

    assertThat(outcome).isEqualTo(new Outcome.Revealed(alpha, real));
    assertThat(outcome.toString()).doesNotContain(real.password());
    AuditEntry entry = audit().getFirst();
    assertThat(entry.action()).isEqualTo("credentials.reveal");
    assertThat(entry.outcome()).isEqualTo(AuditEntry.Outcome.SUCCEEDED);
    assertThat(entry.subject()).isEqualTo("store/" + alpha.id());
    assertThat(entry.owner()).isEqualTo("shops");
    assertThat(entry.toString()).doesNotContain(real.password(), real.username());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_role_that_is_taken_away_while_the_cluster_answers_does_not_count(boolean byToken) {
    createCredentials();
    AccountPorts accounts = database.accountPorts();
    Account anna =
        Account.local(
            new AccountId(UUID.randomUUID()), new AccountName("anna"), Set.of(), clock.instant());
    Await.one(accounts.accounts().insert(anna, new PasswordHash("hash")));
    Await.done(accounts.teams().insert(new Team(SHOPS, new TeamName("Shops"), NOW)));
    Await.one(accounts.members().insert(SHOPS, anna.id(), TeamRole.MANAGER, NOW));
    Caller user = Await.one(accounts.accounts().byId(anna.id())).caller("192.0.2.7", "request-1");
    TenantSpace slow =
        WrappedPort.of(
            TenantSpace.class,
            cluster.tenantSpace(),
            "administrator",
            answer ->
                answer.flatMap(found ->
                    accounts
                        .members()
                        .changeRole(SHOPS, anna.id(), TeamRole.VIEWER)
                        .thenReturn(found)));
    try (StoreEngine late =
        StoreEngine.builder(database.ports(), ports(slow))
            .clock(clock)
            .ownersAreTeams(accounts)
            .build()) {
      Caller caller = byToken ? token(accounts, user) : user;

      assertThatThrownBy(() -> Await.one(late.revealCredentials().reveal(caller, NOW, alpha.id())))
          .isInstanceOf(AccessDeniedException.class);
    }

    assertThat(audit()).hasSize(1).allMatch(entry -> entry.outcome() == AuditEntry.Outcome.REFUSED);
  }

  private static Caller token(AccountPorts accounts, Caller user) {
    PersonalToken token =
        new PersonalToken(
            new PersonalTokenId(UUID.randomUUID()),
            new AccountId(UUID.fromString(user.principal().id())),
            new PersonalTokenName("Backup"),
            Set.of(Permission.CREDENTIALS_REVEAL, Permission.STORE_READ),
            NOW,
            NOW.plus(Duration.ofDays(1)),
            null);
    Await.one(accounts.tokens().insert(token, "hash"));
    return token.caller(user);
  }

  @Test
  void a_store_that_was_given_away_while_the_cluster_answers_does_not_exist() {
    createCredentials();
    TenantSpace slow =
        WrappedPort.of(
            TenantSpace.class,
            cluster.tenantSpace(),
            "administrator",
            answer ->
                answer.flatMap(found ->
                    database
                        .ports()
                        .stores()
                        .changeOwner(alpha, new Owner("others"), NOW)
                        .thenReturn(found)));
    try (StoreEngine late =
        StoreEngine.builder(database.ports(), ports(slow)).clock(clock).build()) {
      assertThat(
              Await.one(
                  late.revealCredentials().reveal(member(null, TeamRole.MANAGER), NOW, alpha.id())))
          .isEqualTo(new Outcome.NotFound(alpha.id()));
    }

    assertThat(audit()).hasSize(1).allMatch(entry -> entry.outcome() == AuditEntry.Outcome.REFUSED);
  }

  private ClusterPorts ports(TenantSpace tenantSpace) {
    return new ClusterPorts(
        tenantSpace, cluster.releases(), cluster.storefrontProbe(), cluster.cluster());
  }

  @Test
  void a_user_whose_sign_in_is_old_or_not_known_sees_nothing() {
    createCredentials();
    Caller manager = member(null, TeamRole.MANAGER);

    assertThat(reveal(manager, Duration.ofMinutes(5))).isEqualTo(new Outcome.SignInTooOld());
    assertThat(reveal(manager, null)).isEqualTo(new Outcome.SignInTooOld());

    assertThat(audit()).hasSize(2).allMatch(entry -> entry.outcome() == AuditEntry.Outcome.REFUSED);
  }

  @Test
  void a_token_needs_the_scope_and_no_sign_in() {
    createCredentials();

    assertThat(reveal(member(Set.of(Permission.CREDENTIALS_REVEAL), TeamRole.OWNER), null))
        .isInstanceOf(Outcome.Revealed.class);
    assertThatThrownBy(
            () -> reveal(member(Set.of(Permission.STORE_READ), TeamRole.OWNER), Duration.ZERO))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void neither_viewers_nor_operators_see_them_and_strangers_not_even_the_store() {
    createCredentials();
    Caller operator =
        new Caller(
            TestPrincipals.user("olga"),
            Set.of(),
            Set.of(PlatformRole.OPERATOR),
            null,
            "192.0.2.7",
            "request-1");
    Caller stranger =
        new Caller(
            TestPrincipals.user("carl"),
            Set.of(new Membership(new Owner("others"), TeamRole.OWNER)),
            Set.of(),
            null,
            "192.0.2.7",
            "request-1");

    assertThatThrownBy(() -> reveal(member(null, TeamRole.VIEWER), Duration.ZERO))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> reveal(operator, Duration.ZERO))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(reveal(stranger, Duration.ZERO)).isEqualTo(new Outcome.NotFound(alpha.id()));
  }

  @Test
  void a_store_without_credentials_says_so() {
    assertThat(reveal(member(null, TeamRole.OWNER), Duration.ZERO))
        .isEqualTo(new Outcome.NotCreated(alpha));
  }
}
