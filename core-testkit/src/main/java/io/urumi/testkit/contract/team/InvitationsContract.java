package io.urumi.testkit.contract.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.access.Membership;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.PasswordHash;
import io.urumi.domain.digest.Sha256;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.Invitation;
import io.urumi.domain.team.InvitationId;
import io.urumi.domain.team.Team;
import io.urumi.domain.team.TeamName;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.team.Invitations;
import io.urumi.testkit.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The contract of {@link Invitations}. */
public abstract class InvitationsContract {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00.123456Z");
  private static final Owner SHOPS = new Owner("shops");
  private static final Membership MANAGER = new Membership(SHOPS, TeamRole.MANAGER);
  private static final Membership VIEWER = new Membership(Team.LOCAL, TeamRole.VIEWER);

  private final Account anna =
      Account.local(new AccountId(UUID.randomUUID()), new AccountName("anna"), Set.of(), NOW);

  /** No account and no invitation exists at the start of the test. */
  protected abstract AccountPorts ports();

  private Invitations invitations() {
    return ports().invitations();
  }

  @BeforeEach
  public void createTeamAndAccount() {
    Await.done(ports().teams().insert(new Team(SHOPS, new TeamName("Shops"), NOW)));
    Await.one(ports().accounts().insert(anna, new PasswordHash("hash")));
  }

  private Invitation insert(
      String secret, Membership membership, @Nullable AccountId inviter, Instant at) {
    Invitation invitation =
        new Invitation(
            new InvitationId(UUID.randomUUID()),
            membership,
            inviter,
            "Änne",
            at,
            at.plus(Duration.ofDays(7)));
    Await.done(invitations().insert(invitation, Sha256.hex(secret)));
    return invitation;
  }

  private @Nullable Invitation find(String secret) {
    return Await.maybe(invitations().findBySecret(Sha256.hex(secret)));
  }

  @Test
  public void anInvitationIsReadAsItWasStored() {
    Invitation first = insert("1", MANAGER, anna.id(), NOW);
    Invitation second = insert("2", VIEWER, null, NOW);

    assertThat(find("1")).isEqualTo(first);
    assertThat(find("2")).isEqualTo(second);
    assertThat(find("3")).isNull();
    assertThat(Await.maybe(invitations().findBySecret("1"))).isNull();
  }

  @Test
  public void theListOfATeamHasItsOwnTheNewestFirst() {
    Invitation first = insert("1", MANAGER, null, NOW);
    Invitation second = insert("2", MANAGER, null, NOW.plusSeconds(1));
    Invitation other = insert("3", VIEWER, null, NOW);

    assertThat(Await.all(invitations().of(SHOPS, 10))).containsExactly(second, first);
    assertThat(Await.all(invitations().of(SHOPS, 1))).containsExactly(second);
    assertThat(Await.all(invitations().of(Team.LOCAL, 10))).containsExactly(other);
    assertThat(Await.all(invitations().of(new Owner("empty"), 10))).isEmpty();
  }

  @Test
  public void ofConcurrentDeletionsOneFindsTheInvitation() {
    Invitation invitation = insert("1", MANAGER, null, NOW);
    insert("2", MANAGER, null, NOW);

    List<Boolean> deleted =
        Await.all(
            Flux.range(0, 10)
                .flatMap(
                    _ ->
                        invitations()
                            .delete(invitation.id())
                            .subscribeOn(Schedulers.boundedElastic()),
                    10));

    assertThat(deleted).hasSize(10).containsOnlyOnce(true);
    assertThat(find("1")).isNull();
    assertThat(find("2")).isNotNull();
  }

  @Test
  public void expiredInvitationsAreTrimmed() {
    Invitation old = insert("1", MANAGER, null, NOW.minusSeconds(1));
    insert("2", MANAGER, null, NOW);

    assertThat(Await.one(invitations().trim(old.expiresAt().plusMillis(1)))).isOne();

    assertThat(find("1")).isNull();
    assertThat(find("2")).isNotNull();
  }

  @Test
  public void invitationsEndWithTheirTeamAndTheirInviter() {
    insert("1", MANAGER, null, NOW);
    insert("2", VIEWER, anna.id(), NOW);
    Account bert =
        Account.local(new AccountId(UUID.randomUUID()), new AccountName("bert"), Set.of(), NOW);
    Await.one(ports().accounts().insert(bert, new PasswordHash("hash")));
    Await.one(ports().accounts().replaceConfigured(anna.id()));

    Await.one(ports().teams().delete(SHOPS));
    Await.one(ports().accounts().replaceConfigured(bert.id()));

    assertThat(find("1")).isNull();
    assertThat(find("2")).isNull();
  }
}
