package io.urumi.adapter.k8s;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes a namespace about three times as fast as the cluster does by itself: its controller waits
 * for the longest grace period of a pod and for claims that pods still use, unless both are already
 * gone when it looks for the first time. Finalizers are left to their owners.
 */
final class NamespaceRemoval {
  private static final Logger LOG = LoggerFactory.getLogger(NamespaceRemoval.class);

  /** Enough for a signal, too short to be waited for. Nothing of the store is kept. */
  private static final int POD_GRACE_SECONDS = 1;

  private static final List<ResourceKind> OWNERS =
      List.of(
          ResourceKind.DEPLOYMENT,
          ResourceKind.STATEFUL_SET,
          ResourceKind.CRON_JOB,
          ResourceKind.JOB);

  private final ApiServer api;

  NamespaceRemoval(ApiServer api) {
    this.api = api;
  }

  /** Begins it; does not wait. */
  void begin(NamespaceState namespace) {
    // First, because nothing can be created in a namespace on its way out: no pod comes back.
    try {
      api.delete(
          ResourceKind.NAMESPACE,
          null,
          namespace.name(),
          DeleteOptions.PLAIN.onlyUid(namespace.uid()));
    } catch (ApiCallException refused) {
      // Already on its way out, or gone and made anew by somebody else.
      if (!refused.isConflict()) {
        throw refused;
      }
    }
    // Before their owners, whose deletion gives them their own, longer time to end: a node that has
    // begun to wait that long does not heed a shorter one.
    hurry(ResourceKind.POD, namespace, DeleteOptions.grace(POD_GRACE_SECONDS));
    hurry(ResourceKind.CLAIM, namespace, DeleteOptions.PLAIN);
    OWNERS.forEach(kind -> hurry(kind, namespace, DeleteOptions.PLAIN));
  }

  private void hurry(ResourceKind kind, NamespaceState namespace, DeleteOptions options) {
    try {
      api.deleteAll(kind, namespace.name(), options);
    } catch (ApiCallException refused) {
      // The namespace goes anyway, only later.
      LOG.debug("{} of {} go with their namespace", kind.plural(), namespace.name(), refused);
    }
  }
}
