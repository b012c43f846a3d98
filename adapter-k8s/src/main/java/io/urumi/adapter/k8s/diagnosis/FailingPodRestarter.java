package io.urumi.adapter.k8s.diagnosis;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1Preconditions;
import io.kubernetes.client.openapi.models.V1ReplicaSet;
import io.kubernetes.client.util.generic.options.DeleteOptions;
import io.urumi.adapter.k8s.watch.Informers;
import io.urumi.adapter.k8s.watch.ResourceReader;
import io.urumi.adapter.k8s.watch.ResourceTypes;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.ResourceClient;
import io.urumi.kubernetes.StoreLabels;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * Restarts what fails without waiting for a back-off: deletes a failing pod, so that its controller
 * creates a new one, and changes a workload whose pods were rejected, so that its controller, which
 * waits up to 16 minutes between two attempts, retries at once.
 */
public final class FailingPodRestarter {
  private static final long POD_GRACE_SECONDS = 1;

  private final Informers informers;
  private final ApiDiagnosticSource source;
  private final ResourceClient<V1ReplicaSet, ?> replicaSets;

  public FailingPodRestarter(ApiClient client, Informers informers, ApiDiagnosticSource source) {
    this.informers = informers;
    this.source = source;
    this.replicaSets = new ResourceClient<>(ResourceTypes.REPLICA_SET, client);
  }

  /** Restarts everything in the namespace that fails. */
  public void restart(String namespace) {
    DiagnosticSource source = this.source.of(namespace);
    Map<String, V1PersistentVolumeClaim> claims = informers.claims().readThrough(namespace);
    Collection<V1Pod> pods = informers.pods().readThrough(namespace).values();
    for (V1Pod pod : pods) {
      boolean failing =
          "Failed".equals(Pods.phase(pod)) || PodDiagnosis.of(pod, claims, source).isPresent();
      if (failing && !Pods.isDeleted(pod)) {
        delete(namespace, pod.getMetadata());
      }
    }
    for (StoreWorkload role : StoreWorkload.values()) {
      if (pods.stream().noneMatch(pod -> Pods.belongsTo(pod, role))) {
        annotateForRetry(role, namespace);
      }
    }
  }

  private void delete(String namespace, V1ObjectMeta pod) {
    DeleteOptions options = new DeleteOptions();
    options.setGracePeriodSeconds(POD_GRACE_SECONDS);
    options.setPreconditions(new V1Preconditions().uid(pod.getUid()));
    try {
      informers
          .pods()
          .client()
          .deleteReturningMetadata(namespace, pod.getName(), options)
          .ifPresent(
              deleted -> informers.pods().recordWrite(namespace, deleted.getResourceVersion()));
    } catch (ApiRequestException refused) {
      // A conflict means that a newer pod has the same name: nothing is left to delete.
      if (!refused.isConflict()) {
        throw refused;
      }
    }
  }

  private void annotateForRetry(StoreWorkload role, String namespace) {
    Map<String, String> retriedAt = Map.of(StoreLabels.RETRIED_AT, Instant.now().toString());
    JsonObject patch =
        new Gson()
            .toJsonTree(Map.of("metadata", Map.of("annotations", retriedAt)))
            .getAsJsonObject();
    if (role == StoreWorkload.WEB) {
      // The ReplicaSets of a Deployment create its pods, and wait.
      String selector = StoreLabels.SELECTOR + "," + StoreLabels.COMPONENT + "=" + role.component();
      for (V1ReplicaSet each : replicaSets.list(namespace, selector, null).items()) {
        replicaSets.merge(namespace, each.getMetadata().getName(), patch);
      }
      return;
    }
    ResourceReader<?, ?, ?> reader = role.reader(informers);
    if (reader.client().findMetadata(namespace, role.object()).isPresent()) {
      V1ObjectMeta written = reader.client().merge(namespace, role.object(), patch).getMetadata();
      reader.recordWrite(namespace, written.getResourceVersion());
    }
  }
}
