package io.urumi.testkit.memory;

import io.urumi.domain.store.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The order in which what is due is claimed. */
final class FairOrder {
  private static final Comparator<StoreRow> LONGEST_DUE =
      Comparator.comparing(StoreRow::nextReconcileAt)
          .thenComparing(row -> row.store().id().value());

  private FairOrder() {}

  /**
   * A waiting store and its turns: how many stores its owner has in hand, and how many of its own
   * kind stand before it, itself included.
   */
  private record Place(StoreRow row, long turn) {}

  private record Line(Owner owner, boolean deletion) {}

  /** Those that are due and in nobody's hand, next first. */
  static List<StoreRow> of(List<StoreRow> all, Instant now) {
    Map<Owner, Long> inHand = new HashMap<>();
    all.stream()
        .filter(row -> row.leased(now))
        .forEach(row -> inHand.merge(row.store().spec().owner(), 1L, Long::sum));
    Map<Line, Long> before = new HashMap<>();
    List<Place> places = new ArrayList<>();
    all.stream()
        .filter(row -> row.due(now))
        .sorted(LONGEST_DUE)
        .forEach(row -> {
          Owner owner = row.store().spec().owner();
          Line line = new Line(owner, row.store().deletionRequested());
          long turn = before.merge(line, 1L, Long::sum);
          places.add(new Place(row, inHand.getOrDefault(owner, 0L) + turn));
        });
    // Sorting is stable: among equals, who is due longest stays first.
    return places.stream().sorted(Comparator.comparingLong(Place::turn)).map(Place::row).toList();
  }
}
