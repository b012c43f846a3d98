package io.urumi.application.usecase;

import io.urumi.domain.access.ObjectScope;
import io.urumi.port.driven.persistence.AuditLog;
import io.urumi.port.model.anchor.AnchorStatus;
import io.urumi.port.model.audit.AuditCheckpoint;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditFilter;
import io.urumi.port.model.audit.AuditPage;
import io.urumi.port.model.audit.VerificationRun;
import io.urumi.port.model.audit.VerifiedLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads the audit log. Concurrent verifications share one run, and a verification continues where
 * the last one ended.
 *
 * <p>The end of the verified part is kept in memory and never in the database: whoever can change
 * entries could move it behind a changed one. So the first verification of each process reads
 * everything, and so does one a day after the last that did, because a change before the checkpoint
 * is found by reading only. The checkpoint also detects what no verification of the database alone
 * can: that the complete chain was recomputed.
 */
public final class ReadAudit {
  private static final Duration MAX_AGE = Duration.ofDays(1);

  private final AuditLog audit;
  private final Supplier<AnchorStatus> anchor;
  private final Clock clock;
  private final AtomicReference<@Nullable Verified> last = new AtomicReference<>();
  private final Mono<VerificationRun> fullRun;
  private final Mono<VerificationRun> newEntriesRun;

  /**
   * The verified part of the log.
   *
   * @param fullAt when all of its entries were last read
   * @param intact whether the last verification found no fault
   */
  private record Verified(AuditCheckpoint end, Instant fullAt, boolean intact) {}

  /**
   * @param anchor the state of the anchors of this process
   */
  public ReadAudit(AuditLog audit, Supplier<AnchorStatus> anchor, Clock clock) {
    this.audit = audit;
    this.anchor = anchor;
    this.clock = clock;
    // Zero: a result is shared by those who wait for it, and not kept.
    this.fullRun = Mono.defer(this::verifyAll).cache(Duration.ZERO);
    this.newEntriesRun = Mono.defer(this::verifyNewEntries).cache(Duration.ZERO);
  }

  /** As {@link AuditLog#page}. */
  public Mono<AuditPage> page(ObjectScope scope, long before, int limit) {
    return audit.page(scope, before, limit);
  }

  /** As {@link AuditLog#entries}. */
  public Flux<AuditEntry> export(ObjectScope scope, AuditFilter filter) {
    return audit.entries(scope, filter);
  }

  /** The state of the anchors of this process. */
  public AnchorStatus anchor() {
    return anchor.get();
  }

  /**
   * Recomputes the hash chain.
   *
   * @param full whether to read all entries
   */
  public Mono<VerificationRun> verify(boolean full) {
    return full ? fullRun : newEntriesRun;
  }

  private Mono<VerificationRun> verifyNewEntries() {
    Verified known = last.get();
    if (known == null
        || !known.intact()
        || known.end().entries() == 0
        || known.fullAt().plus(MAX_AGE).isBefore(clock.instant())) {
      return fullRun;
    }
    return audit
        .verify(known.end())
        .flatMap(found -> {
          if (!found.result().intact()) {
            // Only reading everything shows where the first fault is.
            return fullRun;
          }
          last.compareAndSet(known, new Verified(found.end(), known.fullAt(), true));
          return Mono.just(
              new VerificationRun(found.result(), known.end().entries(), known.fullAt()));
        });
  }

  private Mono<VerificationRun> verifyAll() {
    Instant now = clock.instant();
    Verified known = last.get();
    return audit
        .verify(AuditCheckpoint.ORIGIN)
        .flatMap(found -> compared(found, known))
        .map(found -> {
          boolean intact = found.result().intact();
          if (intact) {
            last.set(new Verified(found.end(), now, true));
          } else if (known != null) {
            // Kept to compare with, but not to continue from.
            last.set(new Verified(known.end(), known.fullAt(), false));
          }
          return new VerificationRun(found.result(), 1, now);
        });
  }

  /** A chain that is intact, but has another entry at the checkpoint, was recomputed. */
  private Mono<VerifiedLog> compared(VerifiedLog found, @Nullable Verified known) {
    if (!found.result().intact() || known == null || known.end().entries() == 0) {
      return Mono.just(found);
    }
    return audit.verify(known.end()).map(again -> again.result().intact() ? found : again);
  }
}
