package io.urumi.port.driving;

import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Store;
import io.urumi.port.model.Actor;
import io.urumi.port.model.orphan.Orphan;
import reactor.core.publisher.Mono;

/**
 * Puts a store on record for a namespace that has none, with everything that is in it. Asking again
 * changes nothing.
 *
 * <p>Looks at the cluster, because a row for a namespace that is gone would make an empty shop:
 * fails with {@link io.urumi.domain.failure.StoreFailureException} when that cannot be done.
 */
public interface AdoptOrphanUseCase {

  Mono<Outcome> adopt(Namespace namespace, Actor actor);

  /** What became of the wish. */
  sealed interface Outcome {
    /** On record, now or before; the reconciler takes it from there. */
    record Accepted(Store store) implements Outcome {}

    /** The cluster has no such namespace with the platform's labels. */
    record NotFound(Namespace namespace) implements Outcome {}

    /** It is an orphan that cannot be made a store again. */
    record NotAdoptable(Namespace namespace, Orphan.Reason reason) implements Outcome {}

    /**
     * It cannot be adopted now.
     *
     * @param why a sentence for people, with what to do
     */
    record Refused(Namespace namespace, String why) implements Outcome {}
  }
}
