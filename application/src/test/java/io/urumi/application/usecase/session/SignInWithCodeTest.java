package io.urumi.application.usecase.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.access.AccessDeniedException;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.SignInCode;
import io.urumi.port.driving.session.CodeSignInRequest;
import io.urumi.port.driving.session.SignInUseCase.Outcome;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.testkit.Await;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

class SignInWithCodeTest extends SessionFixture {
  private SignInCode issue() {
    return Await.one(engine.signInWithCode().issue(system(), ADMIN));
  }

  private Outcome use(SignInCode code) {
    return Await.one(
        engine
            .signInWithCode()
            .signIn(anonymous(HERE), new CodeSignInRequest(code, "Browser/1", null)));
  }

  @Test
  void a_code_begins_one_session_and_it_is_audited() {
    SignInCode code = issue();

    Outcome.SignedIn begun = (Outcome.SignedIn) use(code);

    assertThat(use(begun.secret())).isNotNull();
    assertThat(newestEntry().action()).isEqualTo("session.create");
    assertThat(newestEntry().detail()).contains("a sign-in link").doesNotContain(code.value());
    assertThat(use(code)).isInstanceOf(Outcome.Refused.class);
    assertThat(newestEntry().outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
  }

  @Test
  void of_concurrent_requests_with_one_code_one_signs_in() {
    SignInCode code = issue();

    List<Outcome> outcomes =
        Await.all(
            Flux.range(0, 20)
                .flatMap(
                    _ ->
                        engine
                            .signInWithCode()
                            .signIn(anonymous(HERE), new CodeSignInRequest(code, "", null))
                            .subscribeOn(Schedulers.boundedElastic()),
                    20));

    assertThat(outcomes).hasSize(20);
    assertThat(outcomes).filteredOn(Outcome.SignedIn.class::isInstance).hasSize(1);
  }

  @Test
  void a_code_expires_and_a_new_one_replaces_it() {
    SignInCode code = issue();
    clock.advance(SignInCode.LIFETIME);
    assertThat(use(code)).isInstanceOf(Outcome.Refused.class);

    SignInCode former = issue();
    SignInCode next = issue();
    clock.advance(SignInCode.LIFETIME.minus(Duration.ofSeconds(1)));
    assertThat(use(former)).isInstanceOf(Outcome.Refused.class);
    assertThat(use(next)).isInstanceOf(Outcome.SignedIn.class);
  }

  @Test
  void a_code_for_an_account_that_does_not_exist_signs_no_one_in() {
    SignInCode code = Await.one(engine.signInWithCode().issue(system(), new AccountName("other")));

    assertThat(use(code)).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void only_who_manages_accounts_makes_a_code() {
    assertThatThrownBy(() -> Await.one(engine.signInWithCode().issue(anonymous(HERE), ADMIN)))
        .isInstanceOf(AccessDeniedException.class);
  }
}
