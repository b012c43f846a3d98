package io.urumi.application.usecase.token;

import io.urumi.domain.access.Caller;
import io.urumi.domain.account.AccountSources;
import io.urumi.domain.token.PersonalToken;
import io.urumi.domain.token.PersonalTokenId;
import io.urumi.domain.token.PersonalTokenSecret;
import io.urumi.port.driven.account.PersonalTokens;
import io.urumi.port.driven.account.PersonalTokens.WithAccount;
import io.urumi.port.driven.persistence.Signals;
import io.urumi.port.model.account.ActiveToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds the token of a request, and says when it ends. */
public final class UseToken {
  /** For signals that were lost. */
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(15);

  private final PersonalTokens tokens;
  private final Signals signals;
  private final AccountSources sources;
  private final Clock clock;

  public UseToken(PersonalTokens tokens, Signals signals, AccountSources sources, Clock clock) {
    this.tokens = tokens;
    this.signals = signals;
    this.sources = sources;
    this.clock = clock;
  }

  /** The active token with this secret; records that it is used. */
  public Mono<ActiveToken> use(PersonalTokenSecret secret) {
    return tokens.findBySecret(secret.hash()).flatMap(this::used);
  }

  private Mono<ActiveToken> used(WithAccount found) {
    PersonalToken token = found.token();
    Instant now = clock.instant();
    if (!permits(found, now)) {
      return Mono.empty();
    }
    return token.isToBeTouched(now)
        ? tokens
            .touch(token.id(), now)
            .thenReturn(new ActiveToken(token.usedAt(now), found.account()))
        : Mono.just(new ActiveToken(token, found.account()));
  }

  private boolean permits(WithAccount found, Instant now) {
    return !found.token().isExpired(now) && sources.permit(found.account());
  }

  /**
   * Completes when the token was revoked or has expired, its user is disabled, or has other roles
   * than the caller.
   */
  public Mono<Void> ended(Caller caller, PersonalTokenId id) {
    return tokens.find(id).flatMap(found -> ended(caller, found.token()));
  }

  private Mono<Void> ended(Caller caller, PersonalToken token) {
    Duration remaining = Duration.between(clock.instant(), token.expiresAt());
    Flux<Object> occasions =
        Flux.merge(
            signals.receive().filter(Signals.Signal.ACCESS_CHANGED::equals),
            Flux.interval(Duration.ZERO, POLL_INTERVAL),
            Mono.delay(remaining.isNegative() ? Duration.ZERO : remaining));
    return occasions
        .onBackpressureLatest()
        .concatMap(_ -> hasEnded(caller, token.id()), 1)
        .takeUntil(ended -> ended)
        .then();
  }

  /** While the database does not respond, nothing is concluded. */
  private Mono<Boolean> hasEnded(Caller caller, PersonalTokenId id) {
    return tokens
        .find(id)
        .map(found ->
            !permits(found, clock.instant())
                || !found.account().memberships().equals(caller.memberships())
                || !found.account().platformRoles().equals(caller.platformRoles()))
        .defaultIfEmpty(true)
        .onErrorReturn(false);
  }
}
