package io.urumi.adapter.helm.record;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The last revision of each release, by namespace. Each observation of a store asks for it, and a
 * record is large and rarely changes: it is read and decompressed once per resource version.
 */
final class LastRevisions {
  /** A few hundred bytes each. */
  private static final int MAX_RELEASES = 10_000;

  private final Map<String, Known> known =
      new LinkedHashMap<String, Known>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > MAX_RELEASES;
        }
      };

  private record Known(String resourceVersion, Revision revision) {}

  /**
   * The revision of the record with this resource version.
   *
   * @param resourceVersion null when it is not known
   * @param read reads the record; empty when it is not readable, and then the next call tries again
   */
  Optional<Revision> of(
      String namespace, @Nullable String resourceVersion, Supplier<Optional<Revision>> read) {
    Known last = get(namespace);
    if (last != null && last.resourceVersion().equals(resourceVersion)) {
      return Optional.of(last.revision());
    }
    Optional<Revision> revision = read.get();
    if (resourceVersion != null) {
      revision.ifPresent(found -> put(namespace, new Known(resourceVersion, found)));
    }
    return revision;
  }

  /** The release is gone. */
  synchronized void forget(String namespace) {
    known.remove(namespace);
  }

  private synchronized @Nullable Known get(String namespace) {
    return known.get(namespace);
  }

  private synchronized void put(String namespace, Known revision) {
    known.put(namespace, revision);
  }
}
