package io.urumi.application.usecase.session;

import io.urumi.domain.access.Caller;
import io.urumi.domain.account.AccountSources;
import io.urumi.domain.account.Session;
import io.urumi.domain.account.SessionId;
import io.urumi.domain.account.SessionSecret;
import io.urumi.domain.account.SessionTimeouts;
import io.urumi.port.driven.account.Accounts;
import io.urumi.port.driven.account.Sessions;
import io.urumi.port.driven.account.Sessions.WithAccount;
import io.urumi.port.driven.persistence.Signals;
import io.urumi.port.model.account.ActiveSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds the session of a request, and says when it ends. */
public final class UseSession {
  /** For expiry, and for signals that were lost. */
  static final Duration POLL_INTERVAL = Duration.ofSeconds(15);

  private final Sessions sessions;
  private final Accounts accounts;
  private final Signals signals;
  private final SessionTimeouts timeouts;
  private final AccountSources sources;
  private final Clock clock;
  private final Duration pollInterval;

  public UseSession(
      Sessions sessions,
      Accounts accounts,
      Signals signals,
      SessionTimeouts timeouts,
      AccountSources sources,
      Clock clock) {
    this(sessions, accounts, signals, timeouts, sources, clock, POLL_INTERVAL);
  }

  UseSession(
      Sessions sessions,
      Accounts accounts,
      Signals signals,
      SessionTimeouts timeouts,
      AccountSources sources,
      Clock clock,
      Duration pollInterval) {
    this.sessions = sessions;
    this.accounts = accounts;
    this.signals = signals;
    this.timeouts = timeouts;
    this.sources = sources;
    this.clock = clock;
    this.pollInterval = pollInterval;
  }

  /** The active session with this secret; records that it is used. */
  public Mono<ActiveSession> use(SessionSecret secret) {
    return sessions.findBySecret(secret.hash()).flatMap(this::used);
  }

  private Mono<ActiveSession> used(WithAccount found) {
    Session session = found.session();
    Instant now = clock.instant();
    if (timeouts.isExpired(session, now) || !sources.permit(found.account())) {
      return Mono.empty();
    }
    if (!timeouts.isToBeTouched(session, now)) {
      return Mono.just(active(session, found));
    }
    return sessions.touch(session.id(), now).thenReturn(active(session.usedAt(now), found));
  }

  private ActiveSession active(Session session, WithAccount found) {
    return new ActiveSession(session, found.account(), timeouts.expiry(session));
  }

  /**
   * Completes when the session has ended or expired, or its user has other roles than the caller.
   */
  public Mono<Void> ended(Caller caller, SessionId id) {
    Flux<Object> occasions =
        Flux.merge(
            signals.receive().filter(Signals.Signal.ACCESS_CHANGED::equals),
            Flux.interval(Duration.ZERO, pollInterval));
    return occasions
        .onBackpressureLatest()
        .concatMap(_ -> hasEnded(caller, id), 1)
        .takeUntil(ended -> ended)
        .then();
  }

  /** While the database does not respond, nothing is concluded. */
  private Mono<Boolean> hasEnded(Caller caller, SessionId id) {
    return sessions
        .find(id)
        .filter(session -> !timeouts.isExpired(session, clock.instant()))
        .flatMap(session -> accounts.byId(session.account()))
        .map(account ->
            !sources.permit(account)
                || !account.memberships().equals(caller.memberships())
                || !account.platformRoles().equals(caller.platformRoles()))
        .defaultIfEmpty(true)
        .onErrorReturn(false);
  }
}
