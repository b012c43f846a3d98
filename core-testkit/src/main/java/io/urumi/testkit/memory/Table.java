package io.urumi.testkit.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Rows by key: those that everybody sees, and those that the one open transaction has written. Only
 * used under the database's monitor; see {@link InMemoryDatabase}.
 */
final class Table<K, V> {
  private final TreeMap<K, V> committed;
  private final TreeMap<K, V> pending;
  private final TreeSet<K> removed;

  Table(Comparator<? super K> order) {
    committed = new TreeMap<>(order);
    pending = new TreeMap<>(order);
    removed = new TreeSet<>(order);
  }

  Optional<V> get(View view, K key) {
    V own = view == View.OWN ? pending.get(key) : null;
    if (own == null && view == View.OWN && removed.contains(key)) {
      return Optional.empty();
    }
    return Optional.ofNullable(own != null ? own : committed.get(key));
  }

  /** All rows, in no particular order. */
  Stream<V> rows(View view) {
    return view == View.COMMITTED || (pending.isEmpty() && removed.isEmpty())
        ? committed.values().stream()
        : Stream.concat(
            pending.values().stream(),
            committed.entrySet().stream()
                .filter(
                    row -> !pending.containsKey(row.getKey()) && !removed.contains(row.getKey()))
                .map(row -> row.getValue()));
  }

  /** All keys, in no particular order. */
  List<K> keys(View view) {
    List<K> keys = new ArrayList<>(committed.keySet());
    if (view == View.OWN) {
      keys.removeIf(key -> removed.contains(key) || pending.containsKey(key));
      keys.addAll(pending.keySet());
    }
    return keys;
  }

  /** The rows behind {@code key}, in order, of a table to which rows are only ever appended. */
  Stream<V> appendedAfter(View view, K key) {
    Stream<V> visible =
        committed.tailMap(key, false).entrySet().stream()
            .filter(row -> view == View.COMMITTED || !removed.contains(row.getKey()))
            .map(row -> row.getValue());
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
    removed.remove(key);
    pending.put(key, row);
  }

  void remove(K key) {
    pending.remove(key);
    removed.add(key);
  }

  void commit() {
    removed.forEach(committed::remove);
    committed.putAll(pending);
    rollback();
  }

  void rollback() {
    pending.clear();
    removed.clear();
  }
}
