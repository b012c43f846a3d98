package io.urumi.application.usecase.session;

import io.urumi.domain.account.SessionTimeouts;
import io.urumi.domain.account.SignInAttempts;
import io.urumi.port.driven.account.AccountPorts;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Mono;

/**
 * Deletes expired sessions, old sign-in attempts and expired records of used logout tokens, at most
 * once a minute and after a sign-in: only sign-ins and what follows them add rows.
 */
final class ExpiredRows {
  private static final Logger LOG = System.getLogger(ExpiredRows.class.getName());
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private final AccountPorts ports;
  private final SessionTimeouts timeouts;
  private final AtomicReference<Instant> trimmedAt = new AtomicReference<>(Instant.EPOCH);

  ExpiredRows(AccountPorts ports, SessionTimeouts timeouts) {
    this.ports = ports;
    this.timeouts = timeouts;
  }

  /** Never fails: the rows are removed later, and are ignored until then. */
  Mono<Void> trim(Instant now) {
    return Mono.defer(() -> {
      Instant last = Objects.requireNonNull(trimmedAt.get());
      boolean due = !now.isBefore(last.plus(INTERVAL));
      if (!due || !trimmedAt.compareAndSet(last, now)) {
        return Mono.empty();
      }
      return ports
          .sessions()
          .trim(now.minus(timeouts.absolute()), now.minus(timeouts.idle()))
          .then(ports.attempts().trim(now.minus(SignInAttempts.WINDOW)))
          .then(ports.usedTokens().trim(now))
          .then()
          .onErrorResume(error -> {
            LOG.log(Level.WARNING, "Expired sessions could not be removed: {0}", error.toString());
            return Mono.empty();
          });
    });
  }
}
