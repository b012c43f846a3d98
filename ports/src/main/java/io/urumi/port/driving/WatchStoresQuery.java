package io.urumi.port.driving;

import io.urumi.domain.access.Caller;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.port.model.store.RecordedEvent;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Streams changes of stores. */
public interface WatchStoresQuery {
  /**
   * Events of the stores that the caller may read, in commit order from all replicas, without gap
   * or duplicate, each with the current state of its store (which may be newer than the event).
   * Never completes.
   *
   * <p>A subscriber whose position is not available any more receives a {@link Reset}; events are
   * never omitted silently.
   *
   * @param afterId resume after this event; null from now on, 0 for everything that is kept
   * @param storeId only this store; null for all
   * @param started runs once for each subscriber, before the first notice, when the subscriber
   *     receives every event that is recorded from then on
   */
  Flux<Notice> watch(
      Caller caller, @Nullable Long afterId, @Nullable StoreId storeId, Runnable started);

  /**
   * As {@link #watch(Caller, Long, StoreId, Runnable)}, for subscribers that do not need to know
   * it.
   */
  default Flux<Notice> watch(Caller caller, @Nullable Long afterId, @Nullable StoreId storeId) {
    return watch(caller, afterId, storeId, () -> {});
  }

  /** An item of the stream. */
  sealed interface Notice {}

  /**
   * An event and its store.
   *
   * @param queuePosition position of the store in the queue, 1 for next; null when it does not wait
   */
  record Update(RecordedEvent event, Store store, @Nullable Long queuePosition) implements Notice {
    /** An update of a store that does not wait in the queue. */
    public Update(RecordedEvent event, Store store) {
      this(event, store, null);
    }
  }

  /**
   * A store was given to a team whose stores the caller may not read: it does not exist for the
   * caller any more.
   *
   * @param id of the event, the position in the stream
   */
  record Departed(long id, StoreId store) implements Notice {}

  /**
   * The subscriber's position is not available: it has to read its data again. The stream continues
   * with the events after {@code resumedAt}.
   */
  record Reset(long resumedAt, Reason reason) implements Notice {
    /** Cause of a reset. */
    public enum Reason {
      /** Events after the position were removed by retention. */
      TRIMMED("Events after this id were removed by retention. Reload your data."),
      /** The position is ahead of the stream: the id belongs to another database or a lost one. */
      UNKNOWN("There is no event with this id. Reload your data.");

      private final String sentence;

      Reason(String sentence) {
        this.sentence = sentence;
      }

      /** A sentence for users. */
      public String sentence() {
        return sentence;
      }
    }
  }
}
