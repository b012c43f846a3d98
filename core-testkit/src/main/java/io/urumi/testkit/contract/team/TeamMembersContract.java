package io.urumi.testkit.contract.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.access.Membership;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.PasswordHash;
import io.urumi.domain.account.Session;
import io.urumi.domain.account.SessionId;
import io.urumi.domain.account.provider.ProviderIdentity;
import io.urumi.domain.digest.Sha256;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.Team;
import io.urumi.domain.team.TeamMember;
import io.urumi.domain.team.TeamName;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.team.TeamMembers;
import io.urumi.testkit.Await;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The contract of {@link TeamMembers}, and of what accounts and sessions have of it. */
public abstract class TeamMembersContract {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00.123456Z");
  private static final Owner SHOPS = new Owner("shops.of-Bern_1");
  private static final AccountId ABSENT = new AccountId(new UUID(0, 9));

  private final Account anna = account("anna");
  private final Account bert = account("bert");

  /** No account exists at the start of the test. */
  protected abstract AccountPorts ports();

  private TeamMembers members() {
    return ports().members();
  }

  private static Account account(String name) {
    return Account.local(
        new AccountId(UUID.randomUUID()), new AccountName(name), Set.of(PlatformRole.AUDITOR), NOW);
  }

  @BeforeEach
  public void createTeamAndAccounts() {
    Await.done(ports().teams().insert(new Team(SHOPS, new TeamName("Shops"), NOW)));
    for (Account account : List.of(bert, anna)) {
      Await.one(ports().accounts().insert(account, new PasswordHash("hash")));
    }
  }

  private boolean insert(Owner team, Account account, TeamRole role) {
    return Await.one(members().insert(team, account.id(), role, NOW));
  }

  private static TeamMember member(Account account, TeamRole role) {
    return new TeamMember(account.id(), account.displayName(), role, NOW, false);
  }

  @Test
  public void membersAreReadAsTheyWereStored() {
    assertThat(insert(SHOPS, bert, TeamRole.OWNER)).isTrue();
    assertThat(insert(SHOPS, anna, TeamRole.VIEWER)).isTrue();
    assertThat(insert(Team.LOCAL, anna, TeamRole.MANAGER)).isTrue();

    assertThat(Await.one(members().find(SHOPS, anna.id())))
        .isEqualTo(member(anna, TeamRole.VIEWER));
    assertThat(Await.maybe(members().find(Team.LOCAL, bert.id()))).isNull();
    assertThat(Await.all(members().page(SHOPS, null, 10)))
        .containsExactly(member(anna, TeamRole.VIEWER), member(bert, TeamRole.OWNER));
    assertThat(Await.all(members().page(SHOPS, null, 1)))
        .containsExactly(member(anna, TeamRole.VIEWER));
    assertThat(Await.all(members().page(SHOPS, anna.position(), 1)))
        .containsExactly(member(bert, TeamRole.OWNER));
    assertThat(Await.one(members().countGivenHere(SHOPS))).isEqualTo(2);
    assertThat(Await.one(members().countOwners(SHOPS))).isOne();
    assertThat(Await.one(members().countOwners(Team.LOCAL))).isZero();
  }

  @Test
  public void anAccountAndItsSessionHaveTheRolesOfNow() {
    Session session =
        new Session(new SessionId(UUID.randomUUID()), anna.id(), NOW, NOW, "192.0.2.7", "", null);
    Await.done(ports().sessions().insert(session, Sha256.hex("secret")));
    assertThat(memberships()).isEmpty();

    insert(SHOPS, anna, TeamRole.MANAGER);
    insert(SHOPS, bert, TeamRole.OWNER);
    assertThat(memberships()).containsExactly(new Membership(SHOPS, TeamRole.MANAGER));

    insert(Team.LOCAL, anna, TeamRole.OWNER);
    Await.one(members().changeRole(SHOPS, anna.id(), TeamRole.VIEWER));
    assertThat(memberships())
        .containsExactlyInAnyOrder(
            new Membership(SHOPS, TeamRole.VIEWER), new Membership(Team.LOCAL, TeamRole.OWNER));

    Await.one(members().delete(SHOPS, anna.id()));
    Await.one(members().delete(Team.LOCAL, anna.id()));
    assertThat(memberships()).isEmpty();
  }

  private Set<Membership> memberships() {
    Set<Membership> ofSession =
        Await.one(ports().sessions().findBySecret(Sha256.hex("secret"))).account().memberships();
    assertThat(
            Await.one(ports().accounts().find(new AccountName(anna.displayName())))
                .account()
                .memberships())
        .isEqualTo(ofSession);
    return ofSession;
  }

  @Test
  public void whoIsAMemberStaysOneWithHisRole() {
    insert(SHOPS, anna, TeamRole.OWNER);

    assertThat(insert(SHOPS, anna, TeamRole.VIEWER)).isFalse();

    assertThat(Await.one(members().find(SHOPS, anna.id()))).isEqualTo(member(anna, TeamRole.OWNER));
  }

  @Test
  public void rolesByGroupsAreTheirOwnAndStayThose() {
    ProviderIdentity identity = new ProviderIdentity("https://a.example", "7");
    Account carla =
        Account.ofProvider(new AccountId(UUID.randomUUID()), "carla", identity, Set.of(), NOW);
    Await.one(ports().accounts().insert(carla));
    insert(SHOPS, bert, TeamRole.OWNER);
    assertThat(Await.all(members().ofProvider(identity))).isEmpty();

    assertThat(Await.one(members().insertOfProvider(SHOPS, carla.id(), TeamRole.VIEWER, NOW)))
        .isTrue();
    insert(Team.LOCAL, carla, TeamRole.OWNER);

    assertThat(Await.all(members().ofProvider(identity)))
        .containsExactly(new Membership(SHOPS, TeamRole.VIEWER));
    assertThat(Await.all(members().ofProvider(new ProviderIdentity("https://b.example", "7"))))
        .isEmpty();
    assertThat(Await.all(members().page(SHOPS, null, 10)))
        .extracting(TeamMember::ofProvider)
        .containsExactly(false, true);
    assertThat(Await.one(members().countGivenHere(SHOPS))).isOne();
    assertThat(Await.one(ports().accounts().byId(carla.id())).memberships()).hasSize(2);
    assertThat(insert(SHOPS, carla, TeamRole.OWNER)).isFalse();
    Await.one(members().changeRole(SHOPS, carla.id(), TeamRole.MANAGER));
    assertThat(Await.one(members().find(SHOPS, carla.id())))
        .isEqualTo(new TeamMember(carla.id(), "carla", TeamRole.MANAGER, NOW, true));
  }

  @Test
  public void aRoleThatWasGivenHereDoesNotBecomeOneByGroups() {
    insert(SHOPS, anna, TeamRole.OWNER);

    assertThat(Await.one(members().insertOfProvider(SHOPS, anna.id(), TeamRole.VIEWER, NOW)))
        .isFalse();

    assertThat(Await.one(members().find(SHOPS, anna.id()))).isEqualTo(member(anna, TeamRole.OWNER));
  }

  @Test
  public void aRoleIsChanged() {
    insert(SHOPS, anna, TeamRole.VIEWER);
    insert(SHOPS, bert, TeamRole.VIEWER);
    insert(Team.LOCAL, anna, TeamRole.VIEWER);

    assertThat(Await.one(members().changeRole(SHOPS, anna.id(), TeamRole.OWNER))).isTrue();

    assertThat(Await.all(members().page(SHOPS, null, 10)))
        .containsExactly(member(anna, TeamRole.OWNER), member(bert, TeamRole.VIEWER));
    assertThat(Await.one(members().find(Team.LOCAL, anna.id())).role()).isEqualTo(TeamRole.VIEWER);
    assertThat(Await.one(members().changeRole(SHOPS, ABSENT, TeamRole.OWNER))).isFalse();
  }

  @Test
  public void ofConcurrentRemovalsOneFindsTheMember() {
    insert(SHOPS, anna, TeamRole.VIEWER);
    insert(SHOPS, bert, TeamRole.VIEWER);

    List<Boolean> removed =
        Await.all(
            Flux.range(0, 10)
                .flatMap(
                    _ ->
                        members().delete(SHOPS, anna.id()).subscribeOn(Schedulers.boundedElastic()),
                    10));

    assertThat(removed).hasSize(10).containsOnlyOnce(true);
    assertThat(Await.all(members().page(SHOPS, null, 10)))
        .containsExactly(member(bert, TeamRole.VIEWER));
  }

  @Test
  public void anAccountThatTheSettingsNameNoMoreIsNoMember() {
    insert(SHOPS, anna, TeamRole.OWNER);
    Await.one(ports().accounts().replaceConfigured(anna.id()));

    Await.one(ports().accounts().replaceConfigured(bert.id()));

    assertThat(Await.all(members().page(SHOPS, null, 10))).isEmpty();
  }
}
