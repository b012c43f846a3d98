package io.urumi.application.usecase.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.application.TeamEngine;
import io.urumi.application.settings.LimitPolicy;
import io.urumi.application.settings.PlanCatalog;
import io.urumi.domain.access.AccessDeniedException;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Membership;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.AccountSources;
import io.urumi.domain.account.Password;
import io.urumi.domain.account.SignInAttempts;
import io.urumi.domain.limit.Limits;
import io.urumi.domain.team.Invitation;
import io.urumi.domain.team.InvitationId;
import io.urumi.domain.team.InvitationSecret;
import io.urumi.port.driving.team.AcceptInvitationUseCase.Outcome;
import io.urumi.port.driving.team.AcceptInvitationUseCase.Registration;
import io.urumi.port.driving.team.ManageInvitationsUseCase;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.testkit.Await;
import io.urumi.testkit.TestPrincipals;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

class InvitationsTest extends TeamFixture {
  private static final Password PASSWORD = new Password("correct horse battery");
  private static final AccountName CARLA = new AccountName("carla");
  private static final Caller NEW_USER = Caller.anonymous("198.51.100.1", "request-2");

  private ManageInvitationsUseCase.Outcome.Created invite(AccountId inviter, TeamRole role) {
    return (ManageInvitationsUseCase.Outcome.Created)
        Await.one(
            engine
                .manageInvitations()
                .create(caller(inviter), shops, role, Invitation.DEFAULT_VALIDITY));
  }

  private Outcome register(InvitationSecret secret, AccountName name) {
    return Await.one(
        engine
            .acceptInvitation()
            .register(NEW_USER, new Registration(secret, name, PASSWORD, "198.51.100.1")));
  }

  private Outcome accept(AccountId user, InvitationSecret secret) {
    return Await.one(engine.acceptInvitation().accept(caller(user), secret));
  }

  private boolean exists(InvitationSecret secret) {
    return Await.maybe(engine.acceptInvitation().describe(NEW_USER, secret)) != null;
  }

  private List<Invitation> list() {
    return ((ManageInvitationsUseCase.Outcome.Found)
            Await.one(engine.manageInvitations().list(caller(anna), shops)))
        .invitations();
  }

  @Test
  void a_new_user_accepts_and_has_the_role() {
    var created = invite(anna, TeamRole.MANAGER);
    assertThat(newestEntry().owner()).isEqualTo(shops.value());
    assertThat(created.invitation().expiresAt())
        .isEqualTo(clock.instant().plus(Duration.ofDays(7)));

    Outcome.Accepted accepted = (Outcome.Accepted) register(created.secret(), CARLA);

    assertThat(caller(accepted.account().id()).memberships())
        .containsExactly(new Membership(shops, TeamRole.MANAGER));
    assertThat(caller(accepted.account().id()).platformRoles()).isEmpty();
    assertThat(
            Await.one(
                passwords.matches(PASSWORD, Await.one(ports.accounts().find(CARLA)).password())))
        .isTrue();
    AuditEntry entry = newestEntry();
    assertThat(entry.action()).isEqualTo("invitation.accept");
    assertThat(entry.owner()).isEqualTo(shops.value());
    assertThat(entry.actor().principalId()).isEqualTo(accepted.account().id().toString());
    assertThat(entry.detail()).contains("invited by \"anna\"");
  }

  @Test
  void a_user_accepts_and_has_the_role() {
    var created = invite(anna, TeamRole.VIEWER);

    assertThat(accept(bert, created.secret())).isInstanceOf(Outcome.Accepted.class);

    assertThat(roleOf(bert)).isEqualTo(TeamRole.VIEWER);
    assertThat(list()).isEmpty();
  }

  @Test
  void a_user_of_a_provider_accepts_and_has_the_role_in_the_team() {
    AccountId dora = provided("Dora");
    var created = invite(anna, TeamRole.MANAGER);

    assertThat(accept(dora, created.secret())).isInstanceOf(Outcome.Accepted.class);

    assertThat(roleOf(dora)).isEqualTo(TeamRole.MANAGER);
    assertThat(newestEntry().detail()).contains("\"Dora\" (" + dora + ")");
  }

  @Test
  void an_invitation_is_accepted_once() {
    var created = invite(anna, TeamRole.VIEWER);
    accept(bert, created.secret());

    assertThat(accept(admin, created.secret())).isEqualTo(new Outcome.NotFound());
    assertThat(register(created.secret(), CARLA)).isEqualTo(new Outcome.NotFound());
    assertThat(exists(created.secret())).isFalse();
    assertThat(Await.maybe(ports.accounts().find(CARLA))).isNull();
  }

  @Test
  void of_concurrent_acceptances_one_succeeds() {
    var created = invite(anna, TeamRole.VIEWER);
    List<AccountId> users =
        List.of(bert, admin, account("dora", Set.of()), account("emil", Set.of()));

    List<Outcome> outcomes =
        Await.all(
            Flux.fromIterable(users)
                .flatMap(user ->
                    engine
                        .acceptInvitation()
                        .accept(caller(user), created.secret())
                        .subscribeOn(Schedulers.boundedElastic())));

    assertThat(outcomes).filteredOn(Outcome.Accepted.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(new Outcome.NotFound()::equals).hasSize(3);
    assertThat(Await.one(ports.members().countGivenHere(shops))).isEqualTo(2);
  }

  @Test
  void an_invitation_ends_with_its_time_and_when_it_is_revoked() {
    var expired = invite(anna, TeamRole.VIEWER);
    clock.advance(Duration.ofDays(7));
    var revoked = invite(anna, TeamRole.VIEWER);
    InvitationId id = revoked.invitation().id();
    assertThat(list()).containsExactly(revoked.invitation());

    assertThat(Await.one(engine.manageInvitations().revoke(caller(anna), shops, id)))
        .isInstanceOf(ManageInvitationsUseCase.Outcome.Revoked.class);

    assertThat(Await.one(engine.manageInvitations().revoke(caller(anna), shops, id)))
        .isEqualTo(new ManageInvitationsUseCase.Outcome.InvitationNotFound(id));
    for (InvitationSecret secret : List.of(expired.secret(), revoked.secret())) {
      assertThat(exists(secret)).isFalse();
      assertThat(accept(bert, secret)).isEqualTo(new Outcome.NotFound());
    }
  }

  @Test
  void an_invitation_ends_when_its_inviter_may_not_invite_any_more() {
    join(bert, shops, TeamRole.OWNER);
    var created = invite(bert, TeamRole.OWNER);
    Await.one(engine.manageMembers().changeRole(caller(anna), shops, bert, TeamRole.MANAGER));

    assertThat(exists(created.secret())).isFalse();
    assertThat(accept(admin, created.secret())).isEqualTo(new Outcome.NotFound());
    assertThat(register(created.secret(), CARLA)).isEqualTo(new Outcome.NotFound());
    assertThat(Await.one(ports.members().countGivenHere(shops))).isEqualTo(2);
  }

  @Test
  void an_invitation_ends_when_the_settings_do_not_admit_its_inviter_any_more() {
    var created = invite(anna, TeamRole.VIEWER);
    TeamEngine withProviderOnly =
        new TeamEngine(
            database.ports(),
            ports,
            passwords,
            new AccountSources(false, "https://id.example.com"),
            new LimitPolicy(PlanCatalog.ofChart(), Limits.NONE),
            clock);

    assertThat(
            Await.one(withProviderOnly.acceptInvitation().accept(caller(bert), created.secret())))
        .isEqualTo(new Outcome.NotFound());
    assertThat(accept(bert, created.secret())).isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void who_may_not_manage_the_team_neither_invites_nor_sees_invitations() {
    join(bert, shops, TeamRole.MANAGER);

    assertThatThrownBy(() -> invite(bert, TeamRole.VIEWER))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> Await.one(engine.manageInvitations().list(caller(bert), shops)))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void a_member_keeps_his_role_and_the_invitation_remains() {
    var created = invite(anna, TeamRole.VIEWER);

    assertThat(accept(anna, created.secret())).isEqualTo(new Outcome.AlreadyMember(shops));

    assertThat(roleOf(anna)).isEqualTo(TeamRole.OWNER);
    assertThat(exists(created.secret())).isTrue();
  }

  @Test
  void a_taken_name_is_refused_and_the_invitation_remains() {
    var created = invite(anna, TeamRole.VIEWER);

    assertThat(register(created.secret(), new AccountName("bert")))
        .isEqualTo(new Outcome.NameTaken(new AccountName("bert")));

    assertThat(exists(created.secret())).isTrue();
    assertThat(register(created.secret(), CARLA)).isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void guesses_of_names_wait_like_guesses_of_passwords() {
    var created = invite(anna, TeamRole.VIEWER);
    for (int i = 0; i < SignInAttempts.FAILURES_WITHOUT_DELAY; i++) {
      register(created.secret(), new AccountName("bert"));
    }

    assertThat(register(created.secret(), CARLA))
        .isEqualTo(new Outcome.Delayed(Duration.ofSeconds(1)));
  }

  @Test
  void who_is_no_user_needs_an_account() {
    var created = invite(anna, TeamRole.VIEWER);

    assertThat(Await.one(engine.acceptInvitation().accept(NEW_USER, created.secret())))
        .isEqualTo(new Outcome.UserRequired());
  }

  @Test
  void no_record_has_a_secret() {
    var created = invite(anna, TeamRole.VIEWER);
    register(created.secret(), CARLA);

    String records =
        Await.one(database.ports().audit().page(TestPrincipals.EVERYTHING, Long.MAX_VALUE, 1000))
            .items()
            .toString();
    assertThat(records)
        .contains(created.invitation().id().toString())
        .doesNotContain(created.secret().value())
        .doesNotContain(created.secret().hash())
        .doesNotContain(PASSWORD.value());
  }
}
