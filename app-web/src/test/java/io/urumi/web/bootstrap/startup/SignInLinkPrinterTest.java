package io.urumi.web.bootstrap.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.persistence.Persistence;
import io.urumi.adapter.persistence.PersistenceSettings;
import io.urumi.application.SignInEngine;
import io.urumi.domain.access.Caller;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.AccountSources;
import io.urumi.domain.account.Password;
import io.urumi.domain.account.SessionTimeouts;
import io.urumi.domain.account.SignInCode;
import io.urumi.port.driving.session.CodeSignInRequest;
import io.urumi.port.driving.session.SignInUseCase.Outcome;
import io.urumi.testkit.Await;
import io.urumi.web.bootstrap.settings.BindAddress;
import io.urumi.web.password.Argon2PasswordHasher;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInLinkPrinterTest {
  private static final AccountName NAME = new AccountName("admin");
  private static final String BEFORE_CODE = "http://localhost:8080/urumi/#sign-in=";

  private final Persistence persistence =
      Persistence.open(PersistenceSettings.inMemory(UUID.randomUUID().toString()));
  private final Argon2PasswordHasher passwords = new Argon2PasswordHasher();
  private final SignInEngine engine =
      new SignInEngine(
          persistence.ports(),
          persistence.accountPorts(),
          passwords,
          SessionTimeouts.defaults(),
          AccountSources.LOCAL,
          Clock.systemUTC());

  @AfterEach
  void close() {
    passwords.close();
    persistence.close();
  }

  @Test
  void theLinkSignsTheAdministratorInOnce() {
    Caller platform = Caller.system("replica-1");
    Await.one(
        engine.setUpAdministrator().create(platform, NAME, new Password("correct horse battery")));
    SignInLinkPrinter printer =
        new SignInLinkPrinter(
            engine.signInWithCode(), platform, NAME, new BindAddress("127.0.0.1", true), "/urumi");

    String text = printer.text(NAME, "http://localhost:8080/urumi");

    assertThat(text).contains("\"admin\"", "once", "10 minutes", BEFORE_CODE);
    String code = text.substring(text.indexOf(BEFORE_CODE) + BEFORE_CODE.length()).strip();
    assertThat(use(code)).isInstanceOf(Outcome.SignedIn.class);
    assertThat(use(code)).isInstanceOf(Outcome.Refused.class);
  }

  private Outcome use(String code) {
    return Await.one(
        engine
            .signInWithCode()
            .signIn(
                Caller.anonymous("127.0.0.1", "request-1"),
                new CodeSignInRequest(new SignInCode(code), "", null)));
  }
}
