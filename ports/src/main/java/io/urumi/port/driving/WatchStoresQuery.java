package io.urumi.port.driving;

import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.port.model.store.RecordedEvent;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Follows stores live. */
public interface WatchStoresQuery {
  /**
   * Events as they become visible at any replica, without gap or duplicate, each with its store as
   * it is now (which may be newer than the event). Never ends by itself.
   *
   * <p>A watcher that cannot go on from its place is told so with a {@link Reset}; nothing is ever
   * left out silently.
   *
   * @param afterId resume after this event; null from now on, 0 for everything that is kept
   * @param storeId only this store; null for all
   */
  Flux<Notice> watch(@Nullable Long afterId, @Nullable StoreId storeId);

  /** What a watcher is told. */
  sealed interface Notice {}

  /**
   * An event and its store.
   *
   * @param queuePosition where the store stands while it waits for a slot, 1 for next; null when it
   *     does not
   */
  record Update(RecordedEvent event, Store store, @Nullable Long queuePosition) implements Notice {
    /** Of a store that does not wait. */
    public Update(RecordedEvent event, Store store) {
      this(event, store, null);
    }
  }

  /**
   * The watcher's place in the stream is of no use: it has to read again what it shows. What
   * follows are the events behind {@code resumedAt}.
   */
  record Reset(long resumedAt, Reason reason) implements Notice {
    /** Why. */
    public enum Reason {
      /** Events behind the place were removed because of their age. */
      TRIMMED("Events after this id are no longer kept. Read again what you show."),
      /** The stream never was there: the id is of another or a later database. */
      UNKNOWN("There never was an event with this id. Read again what you show.");

      private final String sentence;

      Reason(String sentence) {
        this.sentence = sentence;
      }

      /** For people. */
      public String sentence() {
        return sentence;
      }
    }
  }
}
