package io.urumi.application.usecase.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.access.Membership;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.Password;
import io.urumi.domain.account.Session;
import io.urumi.domain.account.SignInAttempts;
import io.urumi.domain.store.Owner;
import io.urumi.port.driving.session.SignInRequest;
import io.urumi.port.driving.session.SignInUseCase.Outcome;
import io.urumi.port.model.account.ActiveSession;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.testkit.Await;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

class SignInTest extends SessionFixture {
  @Test
  void the_right_password_begins_a_session_with_the_roles_of_the_account() {
    Outcome.SignedIn begun = signedIn();

    ActiveSession active = Objects.requireNonNull(use(begun.secret()));
    assertThat(active).isEqualTo(begun.session());
    assertThat(active.session().origin()).isEqualTo(HERE);
    assertThat(active.session().client()).isEqualTo("Browser/1");
    assertThat(active.expiresAt()).isEqualTo(clock.instant().plus(TIMEOUTS.idle()));
    assertThat(user(begun).platformRoles()).containsExactly(PlatformRole.ADMINISTRATOR);
    assertThat(user(begun).memberships())
        .containsExactly(new Membership(new Owner("local"), TeamRole.OWNER));
  }

  @Test
  void a_wrong_password_and_an_unknown_name_are_refused_alike_after_the_same_work() {
    assertThat(signIn(ADMIN, WRONG, HERE)).isEqualTo(new Outcome.Refused());
    assertThat(passwords.checks()).isEqualTo(1);
    assertThat(signIn(new AccountName("somebody"), PASSWORD, HERE))
        .isEqualTo(new Outcome.Refused());
    assertThat(passwords.checks()).isEqualTo(2);
  }

  @Test
  void sign_ins_are_audited_with_principal_and_origin_and_without_what_was_entered() {
    Outcome.SignedIn begun = signedIn();
    AuditEntry succeeded = newestEntry();
    assertThat(succeeded.action()).isEqualTo("session.create");
    assertThat(succeeded.outcome()).isEqualTo(AuditEntry.Outcome.SUCCEEDED);
    assertThat(succeeded.actor().principalKind()).isEqualTo("USER");
    assertThat(succeeded.actor().principalId())
        .isEqualTo(begun.session().account().id().toString());
    assertThat(succeeded.actor().origin()).isEqualTo(HERE);
    assertThat(succeeded.detail()).contains(begun.session().session().id().toString());

    signIn(ADMIN, WRONG, ELSEWHERE);
    AuditEntry failed = newestEntry();
    assertThat(failed.outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
    assertThat(failed.actor().principalKind()).isEqualTo("ANONYMOUS");
    assertThat(failed.actor().origin()).isEqualTo(ELSEWHERE);
    assertThat(failed.subject()).isEqualTo("account/" + begun.session().account().id());

    signIn(new AccountName("my-secret-password"), WRONG, HERE);
    assertThat(newestEntry().subject()).isEqualTo("account");

    assertThat(audit().toString())
        .doesNotContain(PASSWORD.value())
        .doesNotContain("my-secret-password")
        .doesNotContain(begun.secret().value())
        .doesNotContain(begun.secret().hash());
  }

  @Test
  void guesses_from_one_network_wait_and_the_right_password_from_elsewhere_does_not() {
    for (int i = 0; i < SignInAttempts.FAILURES_WITHOUT_DELAY; i++) {
      assertThat(signIn(ADMIN, WRONG, HERE)).isEqualTo(new Outcome.Refused());
    }
    int checks = passwords.checks();
    AuditEntry last = newestEntry();

    assertThat(signIn(ADMIN, PASSWORD, HERE)).isEqualTo(new Outcome.Delayed(Duration.ofSeconds(1)));
    assertThat(signIn(new AccountName("other"), WRONG, HERE))
        .isEqualTo(new Outcome.Delayed(Duration.ofSeconds(1)));
    assertThat(passwords.checks()).isEqualTo(checks);
    assertThat(newestEntry()).as("one for each attempt that was checked").isEqualTo(last);
    assertThat(signIn(ADMIN, PASSWORD, ELSEWHERE)).isInstanceOf(Outcome.SignedIn.class);

    clock.advance(Duration.ofSeconds(1));
    assertThat(signIn(ADMIN, WRONG, HERE)).isEqualTo(new Outcome.Refused());
    assertThat(signIn(ADMIN, PASSWORD, HERE)).isEqualTo(new Outcome.Delayed(Duration.ofSeconds(2)));
    clock.advance(Duration.ofSeconds(2));
    assertThat(signIn(ADMIN, PASSWORD, HERE)).isInstanceOf(Outcome.SignedIn.class);
  }

  @Test
  void guesses_at_the_same_time_are_not_free() {
    SignInRequest guess = new SignInRequest(ADMIN, WRONG, HERE, "", null);

    List<Outcome> outcomes =
        Await.all(
            Flux.range(0, 20)
                .flatMap(
                    _ ->
                        engine
                            .signIn()
                            .signIn(anonymous(HERE), guess)
                            .subscribeOn(Schedulers.boundedElastic()),
                    20));

    assertThat(outcomes.stream().filter(Outcome.Refused.class::isInstance))
        .hasSize(SignInAttempts.FAILURES_WITHOUT_DELAY);
  }

  @Test
  void who_cannot_be_checked_has_not_failed() {
    passwords.overload();
    for (int i = 0; i < 2 * SignInAttempts.FAILURES_WITHOUT_DELAY; i++) {
      assertThat(signIn(ADMIN, PASSWORD, HERE))
          .isEqualTo(new Outcome.Delayed(Duration.ofSeconds(5)));
    }
  }

  @Test
  void a_sign_in_ends_the_session_that_the_client_had_and_never_takes_its_secret() {
    Outcome.SignedIn first = signedIn();

    Outcome.SignedIn second = (Outcome.SignedIn) signIn(ADMIN, PASSWORD, HERE, first.secret());

    assertThat(second.secret()).isNotEqualTo(first.secret());
    assertThat(use(first.secret())).isNull();
    assertThat(use(second.secret())).isNotNull();
  }

  @Test
  void a_refused_sign_in_leaves_the_session_of_the_client() {
    Outcome.SignedIn first = signedIn();

    signIn(ADMIN, WRONG, HERE, first.secret());

    assertThat(use(first.secret())).isNotNull();
  }

  @Test
  void a_password_that_is_replaced_while_it_is_checked_begins_no_session() {
    passwords.duringNextCheck(() ->
        Await.one(
            engine
                .setUpAdministrator()
                .ensure(system(), ADMIN, new Password("another long password"))
                .subscribeOn(Schedulers.boundedElastic())));

    assertThat(signIn(ADMIN, PASSWORD, HERE)).isEqualTo(new Outcome.Refused());
  }

  @Test
  void a_sign_in_removes_sessions_that_have_expired() {
    Session old = signedIn().session().session();
    clock.advance(TIMEOUTS.idle().plusSeconds(61));

    Session current = signedIn().session().session();

    assertThat(Await.all(persistence.accountPorts().sessions().ofAccount(old.account(), 10)))
        .extracting(Session::id)
        .containsExactly(current.id());
  }
}
