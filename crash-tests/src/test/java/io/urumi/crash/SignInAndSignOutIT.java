package io.urumi.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.application.SignInEngine;
import io.urumi.crash.testbed.Testbed;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.account.AccountSources;
import io.urumi.domain.account.SessionTimeouts;
import io.urumi.domain.account.provider.ProviderIdentity;
import io.urumi.domain.digest.Sha256;
import io.urumi.port.driving.session.ProviderLogout;
import io.urumi.port.driving.session.ProviderSignInRequest;
import io.urumi.port.driving.session.SignInWithProviderUseCase.Outcome;
import io.urumi.web.password.Argon2PasswordHasher;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Sign-ins at a provider and sign-outs of the same user at the same time, on PostgreSQL: none waits
 * for the other for ever, and a session that has ended stays so.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInAndSignOutIT {
  private static final int ROUNDS = 25;
  private static final String ISSUER = "https://id.example.com";
  private static final Caller HERE = Caller.anonymous("192.0.2.7", "request-1");
  private static final ProviderIdentity ANNA = new ProviderIdentity(ISSUER, "7");

  private Testbed testbed;
  private SignInEngine engine;

  @BeforeAll
  void open(@TempDir Path folder) {
    testbed = Testbed.start(folder);
    engine =
        new SignInEngine(
            testbed.records(),
            testbed.accounts(),
            new Argon2PasswordHasher(),
            SessionTimeouts.defaults(),
            new AccountSources(false, ISSUER),
            Clock.systemUTC());
  }

  @AfterAll
  void close() {
    testbed.close();
  }

  /** With other roles each time, so that account and audit log are changed, too. */
  private Mono<Outcome> signIn(int round, @Nullable String replacedHash) {
    PlatformRole role = round % 2 == 0 ? PlatformRole.AUDITOR : PlatformRole.OPERATOR;
    return engine
        .signInWithProvider()
        .signIn(
            HERE,
            new ProviderSignInRequest(
                ANNA, "Anna", Set.of(role), Set.of(), true, "at-provider", "", replacedHash));
  }

  private Outcome.SignedIn signedIn(int round) {
    return (Outcome.SignedIn) Objects.requireNonNull(signIn(round, null).block(Testbed.TIMEOUT));
  }

  private static <T> Mono<T> onItsOwnThread(Mono<T> work) {
    return work.subscribeOn(Schedulers.boundedElastic());
  }

  private boolean isUsable(Outcome.SignedIn session) {
    return Boolean.TRUE.equals(
        engine.useSession().use(HERE, session.secret()).hasElement().block(Testbed.TIMEOUT));
  }

  @Test
  void a_sign_in_that_replaces_the_session_which_the_user_ends_in_another_window() {
    for (int round = 0; round < ROUNDS; round++) {
      Outcome.SignedIn first = signedIn(round);
      Caller user = first.session().account().caller("192.0.2.7", "request-2");

      Mono.zip(
              onItsOwnThread(signIn(round + 1, first.secret().hash())),
              onItsOwnThread(engine.endSession().end(user, first.session().session().id())))
          .block(Testbed.TIMEOUT);

      assertThat(isUsable(first)).isFalse();
    }
  }

  @Test
  void a_sign_in_while_the_user_ends_all_sessions() {
    for (int round = 0; round < ROUNDS; round++) {
      Outcome.SignedIn first = signedIn(round);
      Caller user = first.session().account().caller("192.0.2.7", "request-2");

      Mono.zip(
              onItsOwnThread(signIn(round + 1, first.secret().hash())),
              onItsOwnThread(engine.endSession().endAll(user)))
          .block(Testbed.TIMEOUT);

      assertThat(isUsable(first)).isFalse();
    }
  }

  @Test
  void a_sign_in_while_the_provider_signs_the_user_out() {
    for (int round = 0; round < ROUNDS; round++) {
      Outcome.SignedIn first = signedIn(round);

      Mono.zip(onItsOwnThread(signIn(round + 1, null)), onItsOwnThread(logout("both-" + round)))
          .block(Testbed.TIMEOUT);

      assertThat(isUsable(first)).isFalse();
    }
    logout("last").block(Testbed.TIMEOUT);
    assertThat(testbed.count("select count(*) from account_session")).isZero();
  }

  private Mono<Boolean> logout(String token) {
    return engine
        .endProviderSessions()
        .end(
            HERE,
            new ProviderLogout(
                ISSUER,
                ANNA.subject(),
                null,
                Sha256.hex(token),
                Instant.now().plus(Duration.ofMinutes(2))));
  }
}
