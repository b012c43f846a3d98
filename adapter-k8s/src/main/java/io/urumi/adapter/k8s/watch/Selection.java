package io.urumi.adapter.k8s.watch;

import io.urumi.kubernetes.StoreLabels;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which objects of a kind an informer follows, and what it keeps of them.
 *
 * @param labels selector; null for all objects
 * @param projection empty for an object of which nothing is kept
 * @param refusedPause time between two attempts while the account lacks the permission or the
 *     cluster lacks the kind
 * @param isOptional whether the account need not have the permission, nor the cluster the kind:
 *     then nothing is kept of what cannot be listed
 */
record Selection<T, P>(
    @Nullable String labels,
    Function<T, Optional<P>> projection,
    Duration refusedPause,
    boolean isOptional) {
  private static final Duration REFUSED_PAUSE = Duration.ofSeconds(30);

  /** Everything that belongs to a store. */
  static <T, P> Selection<T, P> ofStores(Function<T, P> projection) {
    return new Selection<>(
        StoreLabels.SELECTOR,
        object -> Optional.of(projection.apply(object)),
        REFUSED_PAUSE,
        false);
  }
}
