package io.urumi.application.usecase.watch;

import io.urumi.port.driving.WatchStoresQuery.Notice;
import io.urumi.port.driving.WatchStoresQuery.Update;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest events that the shared reader has read. Bounded in number, and in age, because the
 * stores in it are as they were when they were read.
 *
 * @param from every event after this id and up to {@code to} is contained, unless it cannot be read
 *     or its store does not exist any more
 * @param to the position of the reader
 * @param entries in the order of their ids
 */
record EventWindow(long from, long to, List<Entry> entries) {
  static final int CAPACITY = 500;
  static final Duration MAX_AGE = Duration.ofSeconds(30);

  /** An empty window at a position. */
  static EventWindow at(long position) {
    return new EventWindow(position, position, List.of());
  }

  /** The window after the next page was read; drops the oldest events. */
  EventWindow extend(EventPages.Page page, Instant now) {
    if (page.missed() != null) {
      return at(page.missed().resumedAt()).append(page, now);
    }
    return append(page, now);
  }

  private EventWindow append(EventPages.Page page, Instant now) {
    List<Entry> all = new ArrayList<>(entries);
    page.updates().forEach(update -> all.add(new Entry(update, now)));
    int dropped = Math.max(all.size() - CAPACITY, 0);
    while (dropped < all.size() && all.get(dropped).readAt().plus(MAX_AGE).isBefore(now)) {
      dropped++;
    }
    return new EventWindow(
        dropped == 0 ? from : all.get(dropped - 1).id(),
        page.isEmpty() ? to : page.end(),
        List.copyOf(all.subList(dropped, all.size())));
  }

  /** Whether the events after a position are contained. */
  boolean covers(long position) {
    return position >= from;
  }

  /** What is received for the first selected event after a position; null when there is none. */
  @Nullable Notice next(long position, EventSelection selection) {
    for (int i = firstAfter(position); i < entries.size(); i++) {
      Notice notice = selection.notice(entries.get(i).update());
      if (notice != null) {
        return notice;
      }
    }
    return null;
  }

  private int firstAfter(long position) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).id() > position) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** An event with its store, and when they were read. */
  record Entry(Update update, Instant readAt) {
    long id() {
      return update.event().id();
    }
  }
}
