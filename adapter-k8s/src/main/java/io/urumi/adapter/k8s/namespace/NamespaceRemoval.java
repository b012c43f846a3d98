package io.urumi.adapter.k8s.namespace;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1Preconditions;
import io.kubernetes.client.util.generic.options.DeleteOptions;
import io.urumi.adapter.k8s.watch.ResourceTypes;
import io.urumi.domain.store.StoreId;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.ResourceClient;
import io.urumi.kubernetes.ResourceType;
import io.urumi.kubernetes.StoreLabels;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes a namespace about three times as fast as the cluster does on its own: the namespace
 * controller begins after five seconds, deletes object by object, and waits for the longest grace
 * period of a pod and for volume claims in use, unless they have been deleted before. Finalizers
 * are left to their owners.
 */
final class NamespaceRemoval {
  private static final Logger LOG = LoggerFactory.getLogger(NamespaceRemoval.class);

  /** Long enough for a signal. Nothing of the store is kept. */
  private static final long POD_GRACE_SECONDS = 1;

  private static final ResourceType<?, ?> INGRESSES =
      ResourceType.dynamic("networking.k8s.io", "v1", "Ingress", "ingresses");

  /**
   * What delays the namespace only briefly, in the order of the deletion. Network policies are left
   * to the namespace controller: they hold until the pods are gone.
   */
  private static final List<ResourceType<?, ?>> OTHERS =
      List.of(
          ResourceTypes.DEPLOYMENT,
          ResourceTypes.STATEFUL_SET,
          ResourceType.dynamic("batch", "v1", "CronJob", "cronjobs"),
          ResourceType.dynamic("batch", "v1", "Job", "jobs"),
          ResourceType.dynamic("", "v1", "Service", "services"),
          ResourceType.SECRET,
          ResourceType.dynamic("", "v1", "ServiceAccount", "serviceaccounts"),
          ResourceType.dynamic("", "v1", "ResourceQuota", "resourcequotas"),
          ResourceType.dynamic("", "v1", "LimitRange", "limitranges"));

  private final ApiClient client;
  private final ResourceClient<V1Namespace, ?> namespaces;

  NamespaceRemoval(ApiClient client) {
    this.client = client;
    this.namespaces = new ResourceClient<>(ResourceType.NAMESPACE, client);
  }

  /**
   * Starts the deletion; does not wait for its end. Changes nothing in a newer namespace of the
   * same name.
   *
   * @param store whose objects are deleted; others are left to the namespace controller
   * @return deletes the remaining objects, which delay the namespace only briefly: optional; saves
   *     time when it runs within the next seconds. Empty when the namespace is gone
   */
  Optional<Runnable> start(StoreNamespace namespace, StoreId store) {
    String name = namespace.name();
    // First, because nothing can be created in a terminating namespace: no pod is created again.
    DeleteOptions options = new DeleteOptions();
    options.setPreconditions(new V1Preconditions().uid(namespace.uid()));
    try {
      namespaces.delete(null, name, options);
    } catch (ApiRequestException refused) {
      // A conflict: it is terminating already, or a newer one has the same name.
      if (!refused.isConflict()) {
        throw refused;
      }
    }
    boolean same =
        namespaces
            .findMetadata(null, name)
            .filter(now -> namespace.uid().equals(now.getUid()))
            .isPresent();
    if (!same) {
      // The namespace is gone; another client may have created one with the same name since.
      return Optional.empty();
    }
    // Only objects of the store, because a newer namespace with the same name may appear meanwhile.
    String selector = StoreLabels.STORE_ID + "=" + store;
    deleteRoutePodsAndClaims(name, selector);
    return Optional.of(() -> deleteOthers(name, selector));
  }

  private void deleteRoutePodsAndClaims(String name, String selector) {
    // Without its route, the shop's address shows the platform's page for a deleted store.
    deleteBestEffort(INGRESSES, name, selector, background());
    // Pods before their owners, whose deletion gives pods the longer grace period of their own,
    // which a node does not shorten any more.
    DeleteOptions pods = background();
    pods.setGracePeriodSeconds(POD_GRACE_SECONDS);
    deleteBestEffort(ResourceTypes.POD, name, selector, pods);
    deleteBestEffort(ResourceTypes.CLAIM, name, selector, background());
  }

  private void deleteOthers(String name, String selector) {
    OTHERS.forEach(type -> deleteBestEffort(type, name, selector, background()));
  }

  private static DeleteOptions background() {
    DeleteOptions options = new DeleteOptions();
    options.setPropagationPolicy("Background");
    return options;
  }

  private void deleteBestEffort(
      ResourceType<?, ?> type, String name, String selector, DeleteOptions options) {
    try {
      new ResourceClient<>(type, client).deleteCollection(name, selector, options);
    } catch (ApiRequestException refused) {
      // The namespace controller deletes them too, only later.
      LOG.debug("objects are left to the namespace controller", refused);
    }
  }
}
