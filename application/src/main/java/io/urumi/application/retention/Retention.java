package io.urumi.application.retention;

import io.urumi.application.settings.RetentionSettings;
import io.urumi.port.driven.persistence.AuditDraft;
import io.urumi.port.driven.persistence.AuditLog;
import io.urumi.port.driven.persistence.EventLog;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driven.persistence.StoreRepository;
import io.urumi.port.driven.persistence.Transactions;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import io.urumi.port.model.audit.AuditEntry.Outcome;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;

/**
 * Removes rows past their retention time in small batches with pauses, so that other transactions
 * do not wait long. Each batch is one transaction with its audit entry, so that everything that was
 * removed is audited even when the replica dies.
 */
public final class Retention {
  private static final Logger LOG = System.getLogger(Retention.class.getName());

  /** Rows per batch. */
  static final int BATCH = 500;

  private static final Duration PAUSE = Duration.ofMillis(20);

  private final EventLog events;
  private final StoreRepository stores;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Actor self;
  private final RetentionSettings settings;

  /**
   * @param self actor of the audit entries
   */
  public Retention(PersistencePorts persistence, Actor self, RetentionSettings settings) {
    this.events = persistence.events();
    this.stores = persistence.stores();
    this.audit = persistence.audit();
    this.transactions = persistence.transactions();
    this.self = self;
    this.settings = settings;
  }

  /** Numbers of removed rows. */
  public record Trimmed(long events, long steps, long stores) {
    private static final Trimmed NOTHING = new Trimmed(0, 0, 0);

    boolean anything() {
      return events + steps + stores > 0;
    }

    /** Whether more rows may be due: at least one batch was full. */
    boolean more() {
      return events == BATCH || steps == BATCH || stores == BATCH;
    }

    Trimmed plus(Trimmed other) {
      return new Trimmed(events + other.events, steps + other.steps, stores + other.stores);
    }

    String sentence() {
      return "Removed by retention: "
          + events
          + " events, "
          + steps
          + " steps, "
          + stores
          + " deleted stores.";
    }
  }

  /** Removes everything past its retention time at {@code now}. */
  public Mono<Trimmed> trim(Instant now) {
    Mono<Trimmed> next = transactions.within(Mono.defer(() -> batch(now)));
    return next.expand(last -> last.more() ? next.delaySubscription(PAUSE) : Mono.empty())
        .reduce(Trimmed.NOTHING, Trimmed::plus)
        .doOnNext(all -> {
          if (all.anything()) {
            LOG.log(Level.INFO, all.sentence());
          }
        });
  }

  private Mono<Trimmed> batch(Instant now) {
    // Stores last: a store with remaining events is kept.
    return old(settings.events(), now, events::trim)
        .flatMap(trimmedEvents ->
            old(settings.steps(), now, events::trimSteps)
                .flatMap(trimmedSteps ->
                    old(settings.deletedStores(), now, stores::purge)
                        .map(purged -> new Trimmed(trimmedEvents, trimmedSteps, purged))))
        .flatMap(trimmed -> record(trimmed, now).thenReturn(trimmed));
  }

  private static Mono<Long> old(
      Duration kept, Instant now, BiFunction<Instant, Integer, Mono<Long>> trim) {
    return kept.isZero() ? Mono.just(0L) : trim.apply(now.minus(kept), BATCH);
  }

  private Mono<Void> record(Trimmed trimmed, Instant now) {
    if (!trimmed.anything()) {
      return Mono.empty();
    }
    return audit
        .append(
            new AuditDraft(
                now,
                self,
                AuditAction.RETENTION_TRIM,
                "record",
                null,
                null,
                Outcome.SUCCEEDED,
                trimmed.sentence()))
        .then();
  }
}
