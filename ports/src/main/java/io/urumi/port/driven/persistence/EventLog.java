package io.urumi.port.driven.persistence;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.StoreId;
import io.urumi.port.model.store.RecordedEvent;
import io.urumi.port.model.store.StepRun;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Everything that happened to stores, in the order in which it became visible, and the timeline of
 * steps that follows from it.
 */
public interface EventLog {

  /**
   * Appends events within the current transaction and brings the timeline up to date: {@code
   * StepStarted} opens a run and closes a run of the same store left open as {@code INTERRUPTED},
   * {@code StepSucceeded} and {@code StepFailed} close it, and so does (as interrupted) a phase in
   * which nothing is done.
   *
   * <p>Ids grow in commit order: a reader that has seen id n will never see a smaller one appear.
   */
  Mono<Void> append(List<StoreEvent> events);

  /**
   * Events after {@code afterId}, oldest first.
   *
   * @param storeId only of this store; null for all
   */
  Flux<RecordedEvent> after(long afterId, int limit, @Nullable StoreId storeId);

  /** The newest visible id; 0 when there is none. */
  Mono<Long> latestId();

  /**
   * Up to which id events were removed because of their age; 0 when none was. Whoever has read less
   * far has missed some.
   */
  Mono<Long> floor();

  /**
   * Removes the oldest events, in the order of their ids, up to the first that did not happen
   * before {@code before}. Their ids are never used again.
   *
   * @param limit how many at most, so that nobody waits long
   * @return how many were removed
   */
  Mono<Long> trim(Instant before, int limit);

  /**
   * Removes runs of steps that ended before {@code before}, the oldest first.
   *
   * @param limit how many at most, so that nobody waits long
   * @return how many were removed
   */
  Mono<Long> trimSteps(Instant before, int limit);

  /** The timeline of a store, oldest first. */
  Flux<StepRun> steps(StoreId storeId);
}
