package io.urumi.application.usecase.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.application.TeamEngine;
import io.urumi.application.TestDatabase;
import io.urumi.application.settings.LimitPolicy;
import io.urumi.application.settings.PlanCatalog;
import io.urumi.application.usecase.session.FastPasswordHasher;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.access.Principal;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.AccountSources;
import io.urumi.domain.account.PasswordHash;
import io.urumi.domain.account.provider.ProviderIdentity;
import io.urumi.domain.limit.LimitKind;
import io.urumi.domain.limit.Limits;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.Team;
import io.urumi.domain.team.TeamName;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.testkit.Await;
import io.urumi.testkit.SettableClock;
import io.urumi.testkit.TestPrincipals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/** A team {@code Shops} with an owner, and an administrator of the platform who is not a member. */
abstract class TeamFixture {
  final SettableClock clock = SettableClock.at(Instant.parse("2026-11-30T12:00:00.123456Z"));
  final TestDatabase database = new TestDatabase();
  final AccountPorts ports = database.accountPorts();
  final FastPasswordHasher passwords = new FastPasswordHasher();
  final TeamEngine engine =
      new TeamEngine(
          database.ports(),
          ports,
          passwords,
          AccountSources.LOCAL,
          new LimitPolicy(PlanCatalog.ofChart(), new Limits(Map.of(LimitKind.STORES, 2L))),
          clock);

  final AccountId admin = account("admin", Set.of(PlatformRole.ADMINISTRATOR));
  final AccountId anna = account("anna", Set.of());
  final AccountId bert = account("bert", Set.of());
  final Owner shops =
      Await.one(
              engine
                  .manageTeam()
                  .create(
                      new Caller(
                          Principal.LOCAL,
                          Set.of(),
                          Set.of(PlatformRole.ADMINISTRATOR),
                          null,
                          "192.0.2.7",
                          "request-1"),
                      new TeamName("Shops")))
          .id();

  TeamFixture() {
    join(anna, shops, TeamRole.OWNER);
  }

  @AfterEach
  void close() {
    database.close();
  }

  final AccountId account(String name, Set<PlatformRole> roles) {
    Account account =
        Account.local(
            new AccountId(UUID.randomUUID()), new AccountName(name), roles, clock.instant());
    Await.one(ports.accounts().insert(account, new PasswordHash("hash")));
    return account.id();
  }

  /** An account of a user who signs in at a provider. */
  final AccountId provided(String name, PlatformRole... roles) {
    AccountId id = new AccountId(UUID.randomUUID());
    Account account = Account.ofProvider(id, name, identity(id), Set.of(roles), clock.instant());
    Await.one(ports.accounts().insert(account));
    return id;
  }

  /** Of an account that {@link #provided} has made. */
  static ProviderIdentity identity(AccountId id) {
    return new ProviderIdentity("https://id.example.com", id.toString());
  }

  /** As a sign-in does, because of a group. */
  final void joinByGroup(AccountId account, Owner team, TeamRole role) {
    assertThat(Await.one(ports.members().insertOfProvider(team, account, role, clock.instant())))
        .isTrue();
  }

  final void join(AccountId account, Owner team, TeamRole role) {
    assertThat(Await.one(ports.members().insert(team, account, role, clock.instant()))).isTrue();
  }

  /** The user as the caller of a request that begins now. */
  final Caller caller(AccountId account) {
    return Await.one(ports.accounts().byId(account)).caller("192.0.2.7", "request-1");
  }

  final TeamRole roleOf(AccountId account) {
    return Await.one(ports.members().find(shops, account)).role();
  }

  final AuditEntry newestEntry() {
    List<AuditEntry> entries =
        Await.one(database.ports().audit().page(TestPrincipals.EVERYTHING, Long.MAX_VALUE, 1))
            .items();
    assertThat(entries).isNotEmpty();
    return entries.getFirst();
  }

  static Owner local() {
    return Team.LOCAL;
  }
}
