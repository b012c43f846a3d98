package io.urumi.application.usecase.session;

import io.urumi.application.usecase.AuditTrail;
import io.urumi.domain.account.SignInAttempts;
import io.urumi.port.driven.account.SignInAttemptLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;

/**
 * Delays attempts from a network after failed ones. An attempt is counted before it is made, so
 * that concurrent attempts are counted, too.
 */
public final class AttemptLimit {
  /** Delay before another attempt while too many password checks wait. */
  public static final Duration BUSY = Duration.ofSeconds(5);

  private final SignInAttemptLog log;
  private final AuditTrail auditTrail;
  private final Clock clock;

  public AttemptLimit(SignInAttemptLog log, AuditTrail auditTrail, Clock clock) {
    this.log = log;
    this.auditTrail = auditTrail;
    this.clock = clock;
  }

  /**
   * Counts the attempt; the delay in whole seconds when there is one, and the attempt is not
   * counted then.
   */
  public Mono<Duration> begin(String network) {
    return auditTrail.within(
        log.lock(network)
            .flatMap(attempts -> {
              Instant now = clock.instant();
              Duration delay = attempts.delay(now);
              return delay.isZero()
                  ? log.save(network, attempts.begun(now)).thenReturn(delay)
                  : Mono.just(Duration.ofSeconds(delay.plusMillis(999).toSeconds()));
            }));
  }

  /** The attempt has succeeded, or was not made. */
  public Mono<Void> undo(String network) {
    return auditTrail.within(
        log.lock(network)
            .map(SignInAttempts::succeeded)
            .flatMap(attempts -> log.save(network, attempts)));
  }
}
