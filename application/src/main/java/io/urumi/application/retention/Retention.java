package io.urumi.application.retention;

import io.urumi.application.policy.RetentionPolicy;
import io.urumi.port.driven.AuditDraft;
import io.urumi.port.driven.AuditLog;
import io.urumi.port.driven.EventLog;
import io.urumi.port.driven.StoreRepository;
import io.urumi.port.driven.Transactions;
import io.urumi.port.model.Actor;
import io.urumi.port.model.AuditEntry.Outcome;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Removes what is older than it has to be kept, a few rows at a time, each few in a transaction of
 * their own with a pause behind it, so that nobody waits for it. What was removed is on record.
 */
public final class Retention {
  private static final Logger LOG = System.getLogger(Retention.class.getName());

  /** How many rows are removed at a time. */
  static final int BATCH = 500;

  private static final Duration PAUSE = Duration.ofMillis(20);

  private final EventLog events;
  private final StoreRepository stores;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Actor self;
  private final RetentionPolicy policy;

  /**
   * @param self in whose name it is put on record what was removed
   */
  public Retention(
      EventLog events,
      StoreRepository stores,
      AuditLog audit,
      Transactions transactions,
      Actor self,
      RetentionPolicy policy) {
    this.events = events;
    this.stores = stores;
    this.audit = audit;
    this.transactions = transactions;
    this.self = self;
    this.policy = policy;
  }

  /** What was removed. */
  public record Trimmed(long events, long steps, long stores) {
    boolean anything() {
      return events + steps + stores > 0;
    }

    String sentence() {
      return "Removed because of their age: "
          + events
          + " events, "
          + steps
          + " steps, "
          + stores
          + " deleted stores.";
    }
  }

  /** Removes everything that is too old at {@code now}. */
  public Mono<Trimmed> trim(Instant now) {
    // Stores last: they are kept as long as an event is left of them.
    return old(policy.events(), now, before -> events.trim(before, BATCH))
        .flatMap(trimmedEvents ->
            old(policy.steps(), now, before -> events.trimSteps(before, BATCH))
                .flatMap(trimmedSteps ->
                    old(policy.deletedStores(), now, before -> stores.purge(before, BATCH))
                        .map(purged -> new Trimmed(trimmedEvents, trimmedSteps, purged))))
        .flatMap(trimmed -> record(trimmed, now).thenReturn(trimmed));
  }

  private static Mono<Long> old(Duration kept, Instant now, Function<Instant, Mono<Long>> batch) {
    if (kept.isZero()) {
      return Mono.just(0L);
    }
    Mono<Long> next = Mono.defer(() -> batch.apply(now.minus(kept)));
    return next.expand(removed -> removed < BATCH ? Mono.empty() : next.delaySubscription(PAUSE))
        .reduce(0L, Long::sum);
  }

  private Mono<Void> record(Trimmed trimmed, Instant now) {
    if (!trimmed.anything()) {
      return Mono.empty();
    }
    LOG.log(Level.INFO, trimmed.sentence());
    return transactions
        .within(
            audit.append(
                new AuditDraft(
                    now,
                    self,
                    "retention.trim",
                    "record",
                    null,
                    Outcome.SUCCEEDED,
                    trimmed.sentence())))
        .then();
  }
}
