package io.urumi.adapter.k8s.namespace;

import com.google.gson.JsonParseException;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.AppsV1Api;
import io.kubernetes.client.openapi.apis.BatchV1Api;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.apis.NetworkingV1Api;
import io.kubernetes.client.openapi.models.V1DeleteOptions;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1Preconditions;
import io.kubernetes.client.util.generic.options.DeleteOptions;
import io.urumi.domain.store.StoreId;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.ResourceClient;
import io.urumi.kubernetes.ResourceType;
import io.urumi.kubernetes.StoreLabels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes a namespace about three times as fast as the cluster does on its own: the namespace
 * controller begins after five seconds, and waits for the longest grace period of a pod and for
 * volume claims in use, unless both are deleted already then. Finalizers are left to their owners.
 */
final class NamespaceRemoval {
  private static final Logger LOG = LoggerFactory.getLogger(NamespaceRemoval.class);

  /** Long enough for a signal. Nothing of the store is kept. */
  private static final long POD_GRACE_SECONDS = 1;

  private final ResourceClient<V1Namespace, ?> namespaces;
  private final CoreV1Api core;
  private final AppsV1Api apps;
  private final BatchV1Api batch;
  private final NetworkingV1Api networking;

  NamespaceRemoval(ApiClient client) {
    this.namespaces = new ResourceClient<>(ResourceType.NAMESPACE, client);
    this.core = new CoreV1Api(client);
    this.apps = new AppsV1Api(client);
    this.batch = new BatchV1Api(client);
    this.networking = new NetworkingV1Api(client);
  }

  /**
   * Starts the deletion; does not wait for its end. Changes nothing in a newer namespace of the
   * same name.
   *
   * @param store whose objects are deleted; others are left to the namespace controller
   */
  void start(StoreNamespace namespace, StoreId store) {
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
      return;
    }
    deleteObjects(name, StoreLabels.STORE_ID + "=" + store);
  }

  /**
   * @param selector matches only objects of the store, because a newer namespace with the same name
   *     may appear meanwhile
   */
  private void deleteObjects(String name, String selector) {
    // Pods before their owners, whose deletion gives pods the longer grace period of their own,
    // which a node does not shorten any more.
    V1DeleteOptions pods =
        new V1DeleteOptions().propagationPolicy("Background").gracePeriodSeconds(POD_GRACE_SECONDS);
    V1DeleteOptions others = new V1DeleteOptions().propagationPolicy("Background");
    // Without its route, the shop's address shows the platform's page for a deleted store.
    deleteBestEffort(() ->
        networking
            .deleteCollectionNamespacedIngress(name)
            .labelSelector(selector)
            .body(others)
            .execute());
    deleteBestEffort(() ->
        core.deleteCollectionNamespacedPod(name).labelSelector(selector).body(pods).execute());
    deleteBestEffort(() ->
        core.deleteCollectionNamespacedPersistentVolumeClaim(name)
            .labelSelector(selector)
            .body(others)
            .execute());
    deleteBestEffort(() ->
        apps.deleteCollectionNamespacedDeployment(name)
            .labelSelector(selector)
            .body(others)
            .execute());
    deleteBestEffort(() ->
        apps.deleteCollectionNamespacedStatefulSet(name)
            .labelSelector(selector)
            .body(others)
            .execute());
    deleteBestEffort(() ->
        batch
            .deleteCollectionNamespacedCronJob(name)
            .labelSelector(selector)
            .body(others)
            .execute());
    deleteBestEffort(() ->
        batch.deleteCollectionNamespacedJob(name).labelSelector(selector).body(others).execute());
  }

  @FunctionalInterface
  private interface Request {
    Object send() throws ApiException;
  }

  private static void deleteBestEffort(Request request) {
    try {
      request.send();
    } catch (ApiException | JsonParseException refused) {
      // The namespace controller deletes them too, only later.
      LOG.debug("objects are left to the namespace controller", refused);
    }
  }
}
