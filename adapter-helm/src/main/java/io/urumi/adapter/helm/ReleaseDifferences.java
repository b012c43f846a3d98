package io.urumi.adapter.helm;

import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.StoreId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * How releases differ from the settings. A release is read and decompressed once per revision,
 * because each observation of a store with older settings asks for it.
 */
final class ReleaseDifferences {
  private final Map<Namespace, Known> known = new ConcurrentHashMap<>();

  /**
   * What the differences depend on.
   *
   * @param digest of what would be deployed now; empty when that is not known
   */
  record Key(StoreId store, int revision, Optional<String> digest) {}

  private record Known(Key key, List<String> differences) {}

  /**
   * The differences of the release in a namespace.
   *
   * @param read reads them; empty when they are not known, and then the next call tries again
   */
  List<String> of(Namespace namespace, Key key, Supplier<Optional<List<String>>> read) {
    Known last = known.get(namespace);
    if (last != null && last.key().equals(key)) {
      return last.differences();
    }
    Optional<List<String>> differences = read.get();
    differences.ifPresent(found -> known.put(namespace, new Known(key, List.copyOf(found))));
    return differences.orElse(List.of());
  }

  /** The release is gone. */
  void forget(Namespace namespace) {
    known.remove(namespace);
  }
}
