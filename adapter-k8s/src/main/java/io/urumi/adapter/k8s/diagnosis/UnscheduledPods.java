package io.urumi.adapter.k8s.diagnosis;

import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaimStatus;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1Preconditions;
import io.kubernetes.client.util.generic.options.DeleteOptions;
import io.urumi.adapter.k8s.watch.Informers;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.StoreLabels;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces pods that the scheduler still holds although their volume claims are bound.
 *
 * <p>The scheduler chooses a node for a pod, lets the volumes be provisioned for it, and then looks
 * once a second whether they are. A pod that is created when its claims are bound is assigned to
 * their node at once, so that a new store need not wait for that second. See ADR 34.
 */
public final class UnscheduledPods {
  private static final Logger LOG = LoggerFactory.getLogger(UnscheduledPods.class);

  /** A later replacement would come after the scheduler's first look. */
  private static final Duration LIMIT = Duration.ofMillis(750);

  private static final Duration INTERVAL = Duration.ofMillis(15);

  private final Informers informers;

  public UnscheduledPods(Informers informers) {
    this.informers = informers;
  }

  /**
   * Waits until the claims of a store's pods are bound, and replaces those of the pods that have no
   * node then. Returns after less than a second in any case, and never fails: without it, a pod
   * waits for the scheduler.
   *
   * @param pause waits, and returns false when the thread was interrupted
   */
  public void replaceWhenBound(String namespace, Predicate<Duration> pause) {
    long end = System.nanoTime() + LIMIT.toNanos();
    try {
      State state = state(namespace);
      while (state == State.WAITING && System.nanoTime() - end < 0 && pause.test(INTERVAL)) {
        state = state(namespace);
      }
      if (state == State.REPLACEABLE) {
        replace(namespace);
      }
    } catch (ApiRequestException refused) {
      LOG.debug("the pods in {} wait for the scheduler", namespace, refused);
    }
  }

  private enum State {
    /** A pod does not exist yet, or has no node and a claim without a volume. */
    WAITING,
    /** At least one pod has no node, and every claim has a volume. */
    REPLACEABLE,
    /** Every pod has a node. */
    SCHEDULED
  }

  private State state(String namespace) {
    Collection<V1Pod> pods = informers.pods().read(namespace).values();
    for (WorkloadRole role : WorkloadRole.values()) {
      if (pods.stream().noneMatch(pod -> Pods.belongsTo(pod, role))) {
        return State.WAITING;
      }
    }
    List<V1Pod> unscheduled = pods.stream().filter(UnscheduledPods::isUnscheduled).toList();
    if (unscheduled.isEmpty()) {
      return State.SCHEDULED;
    }
    Map<String, V1PersistentVolumeClaim> claims = informers.claims().read(namespace);
    return unscheduled.stream().allMatch(pod -> areBound(Pods.claims(pod), claims))
        ? State.REPLACEABLE
        : State.WAITING;
  }

  private static boolean isUnscheduled(V1Pod pod) {
    return !Pods.isScheduled(pod) && !Pods.isDeleted(pod) && !Pods.claims(pod).isEmpty();
  }

  private static boolean areBound(List<String> names, Map<String, V1PersistentVolumeClaim> claims) {
    return names.stream()
        .allMatch(name ->
            Optional.ofNullable(claims.get(name))
                .map(V1PersistentVolumeClaim::getStatus)
                .map(V1PersistentVolumeClaimStatus::getPhase)
                .filter("Bound"::equals)
                .isPresent());
  }

  private void replace(String namespace) {
    informers.pods().client().list(namespace, StoreLabels.SELECTOR, null).items().stream()
        .filter(UnscheduledPods::isUnscheduled)
        .forEach(pod -> delete(namespace, pod.getMetadata()));
  }

  /** Only the version that was read: one that has a node meanwhile may be running. */
  private void delete(String namespace, V1ObjectMeta pod) {
    DeleteOptions options = new DeleteOptions();
    options.setPreconditions(
        new V1Preconditions().uid(pod.getUid()).resourceVersion(pod.getResourceVersion()));
    try {
      informers.pods().client().delete(namespace, pod.getName(), options);
    } catch (ApiRequestException refused) {
      if (!refused.isConflict()) {
        throw refused;
      }
    }
  }
}
