package io.urumi.application.usecase.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.access.AccessDeniedException;
import io.urumi.domain.access.Caller;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.Password;
import io.urumi.port.driving.session.SetUpAdministratorUseCase;
import io.urumi.port.driving.session.SetUpAdministratorUseCase.Outcome;
import io.urumi.port.driving.session.SignInUseCase;
import io.urumi.testkit.Await;
import java.util.List;
import org.junit.jupiter.api.Test;

class SetUpAdministratorTest extends SessionFixture {
  private static final Password OTHER = new Password("another long password");

  private final SetUpAdministratorUseCase setUp = engine.setUpAdministrator();

  @Test
  void the_account_is_created_once_and_keeps_its_password() {
    assertThat(Await.one(setUp.exists(system(), ADMIN))).isTrue();
    assertThat(newestEntry().action()).isEqualTo("account.create");

    assertThat(Await.one(setUp.create(system(), ADMIN, OTHER))).isEqualTo(Outcome.UNCHANGED);

    assertThat(signIn(ADMIN, PASSWORD, HERE)).isInstanceOf(SignInUseCase.Outcome.SignedIn.class);
    assertThat(signIn(ADMIN, OTHER, HERE)).isInstanceOf(SignInUseCase.Outcome.Refused.class);
  }

  @Test
  void a_new_password_of_the_operator_ends_all_sessions() {
    SignInUseCase.Outcome.SignedIn begun = signedIn();

    assertThat(Await.one(setUp.ensure(system(), ADMIN, OTHER))).isEqualTo(Outcome.PASSWORD_CHANGED);

    assertThat(newestEntry().action()).isEqualTo("account.password");
    assertThat(use(begun.secret())).isNull();
    assertThat(signIn(ADMIN, PASSWORD, HERE)).isInstanceOf(SignInUseCase.Outcome.Refused.class);
    assertThat(signIn(ADMIN, OTHER, HERE)).isInstanceOf(SignInUseCase.Outcome.SignedIn.class);
  }

  @Test
  void an_administrator_with_another_name_replaces_the_former_one_and_ends_its_sessions() {
    SignInUseCase.Outcome.SignedIn begun = signedIn();
    AccountName boss = new AccountName("boss");

    assertThat(Await.one(setUp.create(system(), boss, OTHER))).isEqualTo(Outcome.CREATED);

    assertThat(newestEntry().detail()).contains("other local accounts deleted: 1");
    assertThat(use(begun.secret())).isNull();
    assertThat(signIn(ADMIN, PASSWORD, HERE)).isInstanceOf(SignInUseCase.Outcome.Refused.class);
    assertThat(signIn(boss, OTHER, HERE)).isInstanceOf(SignInUseCase.Outcome.SignedIn.class);
  }

  @Test
  void the_same_password_changes_nothing() {
    SignInUseCase.Outcome.SignedIn begun = signedIn();

    assertThat(Await.one(setUp.ensure(system(), ADMIN, PASSWORD))).isEqualTo(Outcome.UNCHANGED);

    assertThat(use(begun.secret())).isNotNull();
  }

  @Test
  void who_may_not_manage_accounts_is_refused() {
    Caller anonymous = anonymous(HERE);
    for (var refused :
        List.of(
            setUp.exists(anonymous, ADMIN),
            setUp.create(anonymous, ADMIN, OTHER),
            setUp.ensure(anonymous, ADMIN, OTHER))) {
      assertThatThrownBy(() -> Await.done(refused)).isInstanceOf(AccessDeniedException.class);
    }
    assertThat(signIn(ADMIN, PASSWORD, HERE)).isInstanceOf(SignInUseCase.Outcome.SignedIn.class);
  }
}
