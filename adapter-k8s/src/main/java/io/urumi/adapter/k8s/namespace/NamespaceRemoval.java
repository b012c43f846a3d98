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
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes a namespace about three times as fast as the cluster does on its own: the namespace
 * controller begins after five seconds, deletes object by object, and waits for the longest grace
 * period of a pod and for volume claims in use, unless they are deleted already then. Finalizers
 * are left to their owners.
 */
final class NamespaceRemoval {
  private static final Logger LOG = LoggerFactory.getLogger(NamespaceRemoval.class);

  private static final String BACKGROUND = "Background";

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
   * @return the deletion of what nothing waits for long: optional, and faster when it runs within
   *     the next seconds; empty when the namespace is gone
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
    V1DeleteOptions options = new V1DeleteOptions().propagationPolicy(BACKGROUND);
    // Without its route, the shop's address shows the platform's page for a deleted store.
    deleteBestEffort(() ->
        networking
            .deleteCollectionNamespacedIngress(name)
            .labelSelector(selector)
            .body(options)
            .execute());
    // Pods before their owners, whose deletion gives pods the longer grace period of their own,
    // which a node does not shorten any more.
    V1DeleteOptions pods =
        new V1DeleteOptions().propagationPolicy(BACKGROUND).gracePeriodSeconds(POD_GRACE_SECONDS);
    deleteBestEffort(() ->
        core.deleteCollectionNamespacedPod(name).labelSelector(selector).body(pods).execute());
    deleteBestEffort(() ->
        core.deleteCollectionNamespacedPersistentVolumeClaim(name)
            .labelSelector(selector)
            .body(options)
            .execute());
  }

  /** Network policies are left to the namespace controller: they hold until the pods are gone. */
  private void deleteOthers(String name, String selector) {
    V1DeleteOptions options = new V1DeleteOptions().propagationPolicy(BACKGROUND);
    Stream.<Request>of(
            () ->
                apps.deleteCollectionNamespacedDeployment(name)
                    .labelSelector(selector)
                    .body(options)
                    .execute(),
            () ->
                apps.deleteCollectionNamespacedStatefulSet(name)
                    .labelSelector(selector)
                    .body(options)
                    .execute(),
            () ->
                batch
                    .deleteCollectionNamespacedCronJob(name)
                    .labelSelector(selector)
                    .body(options)
                    .execute(),
            () ->
                batch
                    .deleteCollectionNamespacedJob(name)
                    .labelSelector(selector)
                    .body(options)
                    .execute(),
            () ->
                core.deleteCollectionNamespacedService(name)
                    .labelSelector(selector)
                    .body(options)
                    .execute(),
            () ->
                core.deleteCollectionNamespacedSecret(name)
                    .labelSelector(selector)
                    .body(options)
                    .execute(),
            () ->
                core.deleteCollectionNamespacedServiceAccount(name)
                    .labelSelector(selector)
                    .body(options)
                    .execute(),
            () ->
                core.deleteCollectionNamespacedResourceQuota(name)
                    .labelSelector(selector)
                    .body(options)
                    .execute(),
            () ->
                core.deleteCollectionNamespacedLimitRange(name)
                    .labelSelector(selector)
                    .body(options)
                    .execute())
        .forEach(NamespaceRemoval::deleteBestEffort);
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
