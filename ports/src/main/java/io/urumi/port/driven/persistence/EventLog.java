package io.urumi.port.driven.persistence;

import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.StoreId;
import io.urumi.port.model.store.RecordedEvent;
import io.urumi.port.model.store.StepRun;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The events of all stores in commit order, and the timelines of steps derived from them. */
public interface EventLog {

  /**
   * Appends events within the current transaction and updates the timeline: {@code StepStarted}
   * opens a run and closes an open run of the same store as {@code INTERRUPTED}; {@code
   * StepSucceeded} and {@code StepFailed} close it; a phase without steps closes it as interrupted.
   *
   * <p>Ids grow in commit order: after a reader has seen id n, no smaller id becomes visible.
   *
   * @param owner of the stores of these events
   */
  Mono<Void> append(Owner owner, List<StoreEvent> events);

  /**
   * Events after {@code afterId}, oldest first. There may be fewer than {@code limit} although more
   * follow, because events that this version cannot read are omitted; only without any event is the
   * end of the log reached.
   *
   * @param scope only events of these owners; those without a recorded owner have that of their
   *     store
   * @param storeId only of this store; null for all
   */
  Flux<RecordedEvent> after(ObjectScope scope, long afterId, int limit, @Nullable StoreId storeId);

  /** The newest visible id; 0 when there is none. */
  Mono<Long> latestId();

  /**
   * The largest id that retention has removed; 0 when none was. A reader with a smaller position
   * has missed events.
   */
  Mono<Long> floor();

  /**
   * Removes the oldest events in id order, up to the first that happened at or after {@code
   * before}. Their ids are never used again.
   *
   * @param limit maximum number of rows, which bounds the duration of the transaction
   * @return how many were removed
   */
  Mono<Long> trim(Instant before, int limit);

  /**
   * Removes runs of steps that ended before {@code before}, the oldest first.
   *
   * @param limit maximum number of rows, which bounds the duration of the transaction
   * @return how many were removed
   */
  Mono<Long> trimSteps(Instant before, int limit);

  /**
   * The timeline of a store in the scope, oldest first, after the run {@code afterId}; 0 for all.
   */
  Flux<StepRun> steps(ObjectScope scope, StoreId storeId, long afterId, int limit);
}
