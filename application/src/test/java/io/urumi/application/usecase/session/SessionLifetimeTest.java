package io.urumi.application.usecase.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.access.Caller;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountSources;
import io.urumi.domain.account.SessionId;
import io.urumi.domain.team.Team;
import io.urumi.port.driven.persistence.Signals;
import io.urumi.port.driving.session.SignInUseCase.Outcome;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.testkit.Await;
import io.urumi.testkit.TestPrincipals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class SessionLifetimeTest extends SessionFixture {
  @Test
  void a_session_without_requests_expires() {
    Outcome.SignedIn begun = signedIn();

    clock.advance(TIMEOUTS.idle().minusSeconds(1));
    assertThat(use(begun.secret())).isNotNull();
    clock.advance(TIMEOUTS.idle());
    assertThat(use(begun.secret())).isNull();
    assertThat(Await.one(engine.findSessions().own(user(begun)))).isEmpty();
  }

  @Test
  void a_session_expires_however_often_it_is_used() {
    Outcome.SignedIn begun = signedIn();
    Instant end = clock.instant().plus(TIMEOUTS.absolute());

    while (clock.instant().plus(Duration.ofMinutes(20)).isBefore(end)) {
      clock.advance(Duration.ofMinutes(20));
      assertThat(use(begun.secret())).isNotNull();
    }
    clock.set(end);
    assertThat(use(begun.secret())).isNull();
  }

  @Test
  void the_last_use_is_recorded_at_most_once_a_minute() {
    Outcome.SignedIn begun = signedIn();
    Instant start = clock.instant();

    clock.advance(Duration.ofSeconds(59));
    use(begun.secret());
    assertThat(lastUse(begun)).isEqualTo(start);
    clock.advance(Duration.ofSeconds(1));
    use(begun.secret());
    assertThat(lastUse(begun)).isEqualTo(start.plusSeconds(60));
  }

  private Instant lastUse(Outcome.SignedIn begun) {
    return Await.one(persistence.accountPorts().sessions().find(id(begun))).lastUsedAt();
  }

  @Test
  void a_user_ends_one_of_his_sessions_and_it_is_audited() {
    Outcome.SignedIn first = signedIn();
    Outcome.SignedIn second = signedIn();

    assertThat(Await.one(engine.endSession().end(user(first), id(second)))).isTrue();

    assertThat(use(second.secret())).isNull();
    assertThat(use(first.secret())).isNotNull();
    assertThat(newestEntry().action()).isEqualTo("session.delete");
    assertThat(newestEntry().outcome()).isEqualTo(AuditEntry.Outcome.SUCCEEDED);
    assertThat(newestEntry().actor().principalKind()).isEqualTo("USER");
    assertThat(Await.one(engine.endSession().end(user(first), id(second)))).isFalse();
  }

  @Test
  void a_user_signs_out_everywhere() {
    Outcome.SignedIn first = signedIn();
    Outcome.SignedIn second = signedIn();

    assertThat(Await.one(engine.endSession().endAll(user(first)))).isEqualTo(2);

    assertThat(use(first.secret())).isNull();
    assertThat(use(second.secret())).isNull();
    assertThat(newestEntry().detail()).contains("2");
  }

  @Test
  void sessions_of_others_do_not_exist_for_a_caller() {
    Outcome.SignedIn begun = signedIn();
    for (Caller other :
        List.of(
            TestPrincipals.administrator("bert", HERE, "request-3"),
            Caller.local(HERE, "request-3"),
            anonymous(HERE))) {
      assertThat(Await.one(engine.endSession().end(other, id(begun)))).isFalse();
      assertThat(Await.one(engine.endSession().endAll(other))).isZero();
      assertThat(Await.one(engine.findSessions().own(other))).isEmpty();
    }
    assertThat(use(begun.secret())).isNotNull();
    assertThat(Await.one(engine.findSessions().own(user(begun))))
        .singleElement()
        .satisfies(each -> {
          assertThat(each.session()).isEqualTo(begun.session().session());
          assertThat(each.expiresAt()).isEqualTo(begun.session().expiresAt());
        });
  }

  @Test
  void who_waits_for_the_end_of_a_session_learns_it_at_once() {
    Outcome.SignedIn begun = signedIn();
    Mono<Void> ended = engine.useSession().ended(user(begun), id(begun)).cache();
    ended.subscribe();

    assertThat(completes(ended, Duration.ofMillis(300))).isFalse();
    Await.one(engine.endSession().end(user(begun), id(begun)));
    assertThat(completes(ended, Duration.ofSeconds(2))).isTrue();
  }

  @Test
  void who_waits_for_the_end_of_a_session_learns_that_the_roles_have_changed() {
    Outcome.SignedIn begun = signedIn();
    AccountId admin = begun.session().account().id();
    Mono<Void> ended = engine.useSession().ended(user(begun), id(begun)).cache();
    ended.subscribe();
    assertThat(completes(ended, Duration.ofMillis(300))).isFalse();

    Await.one(persistence.accountPorts().members().delete(Team.LOCAL, admin));
    Await.done(persistence.ports().signals().send(Signals.Signal.ACCESS_CHANGED));

    assertThat(completes(ended, Duration.ofSeconds(2))).isTrue();
  }

  @Test
  void who_waits_for_the_end_of_a_session_learns_that_it_has_expired() {
    UseSession useSession =
        new UseSession(
            persistence.accountPorts().sessions(),
            persistence.accountPorts().accounts(),
            persistence.ports().signals(),
            TIMEOUTS,
            AccountSources.LOCAL,
            clock,
            Duration.ofMillis(50));
    Outcome.SignedIn begun = signedIn();
    Mono<Void> ended = useSession.ended(user(begun), id(begun)).cache();
    ended.subscribe();

    assertThat(completes(ended, Duration.ofMillis(300))).isFalse();
    clock.advance(TIMEOUTS.idle());
    assertThat(completes(ended, Duration.ofSeconds(2))).isTrue();
    SessionId unknown = new SessionId(UUID.randomUUID());
    assertThat(completes(useSession.ended(user(begun), unknown), Duration.ofSeconds(2))).isTrue();
  }

  private static boolean completes(Mono<Void> work, Duration within) {
    return Boolean.TRUE.equals(work.thenReturn(true).timeout(within, Mono.just(false)).block());
  }

  private static SessionId id(Outcome.SignedIn begun) {
    return begun.session().session().id();
  }
}
