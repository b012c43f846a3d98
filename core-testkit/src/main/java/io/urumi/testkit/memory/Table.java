package io.urumi.testkit.memory;

import java.util.Comparator;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Rows by key: those that everybody sees, and those that the one open transaction has written. Only
 * used under the database's monitor; see {@link InMemoryDatabase}.
 */
final class Table<K, V> {
  private final TreeMap<K, V> committed;
  private final TreeMap<K, V> pending;

  Table(Comparator<? super K> order) {
    committed = new TreeMap<>(order);
    pending = new TreeMap<>(order);
  }

  Optional<V> get(View view, K key) {
    V own = view == View.OWN ? pending.get(key) : null;
    return Optional.ofNullable(own != null ? own : committed.get(key));
  }

  /** All rows, in no particular order. */
  Stream<V> rows(View view) {
    return view == View.COMMITTED || pending.isEmpty()
        ? committed.values().stream()
        : Stream.concat(
            pending.values().stream(),
            committed.entrySet().stream()
                .filter(row -> !pending.containsKey(row.getKey()))
                .map(row -> row.getValue()));
  }

  /** The rows behind {@code key}, in order, of a table to which rows are only ever appended. */
  Stream<V> appendedAfter(View view, K key) {
    Stream<V> visible = committed.tailMap(key, false).values().stream();
    return view == View.COMMITTED
        ? visible
        : Stream.concat(visible, pending.tailMap(key, false).values().stream());
  }

  /** The largest key, or {@code none} when there is no row. */
  K lastKey(View view, K none) {
    if (view == View.OWN && !pending.isEmpty()) {
      return pending.lastKey();
    }
    return committed.isEmpty() ? none : committed.lastKey();
  }

  void put(K key, V row) {
    pending.put(key, row);
  }

  void commit() {
    committed.putAll(pending);
    pending.clear();
  }

  void rollback() {
    pending.clear();
  }
}
