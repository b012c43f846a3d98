package io.urumi.adapter.k8s;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Gives what is failing a new start without a back-off: a failing pod is deleted, so that a new one
 * is made; a workload whose pods were refused is touched, so that its controller, which waits up to
 * 16 minutes between its tries, tries at once.
 */
final class FreshStart {
  private static final int POD_GRACE_SECONDS = 1;

  private final ApiServer api;
  private final Watches watches;
  private final Map<ClusterClues.CrashKey, String> logs = ClusterClues.memory();

  FreshStart(ApiServer api, Watches watches) {
    this.api = api;
    this.watches = watches;
  }

  /** Gives it to everything in the namespace that something is wrong with. */
  void give(NamespaceState namespace) {
    String name = namespace.name();
    Clues clues = new ClusterClues(api, name, logs);
    Map<String, ClaimState> claims = watches.claims().readThrough(name);
    Collection<PodState> pods = watches.pods().readThrough(name).values();
    for (PodState pod : pods) {
      boolean failing =
          "Failed".equals(pod.phase()) || PodDiagnosis.of(pod, claims, clues).isPresent();
      if (failing && !pod.leaving()) {
        delete(pod);
      }
    }
    for (WorkloadRole role : WorkloadRole.values()) {
      if (pods.stream().noneMatch(pod -> role.component().equals(pod.component()))) {
        touch(role, name);
      }
    }
  }

  private void delete(PodState pod) {
    try {
      Optional<JsonObject> deleted =
          api.delete(
              ResourceKind.POD,
              pod.namespace(),
              pod.name(),
              DeleteOptions.grace(POD_GRACE_SECONDS).onlyUid(pod.uid()));
      deleted.ifPresent(result -> watches.pods().wrote(pod.namespace(), result));
    } catch (ApiCallException refused) {
      // Another pod has its name by now: that one is new already.
      if (!refused.isConflict()) {
        throw refused;
      }
    }
  }

  private void touch(WorkloadRole role, String namespace) {
    JsonObject touched = new JsonObject();
    Json.child(Json.child(touched, "metadata"), "annotations")
        .addProperty(Labels.RETRIED_AT, Instant.now().toString());
    if (role.kind() == ResourceKind.DEPLOYMENT) {
      // It is its ReplicaSets that make the pods, and that wait.
      String selector = Labels.SELECTOR + "," + Labels.COMPONENT + "=" + role.component();
      for (JsonObject each :
          api.list(ResourceKind.REPLICA_SET, namespace, selector, null).items()) {
        api.merge(ResourceKind.REPLICA_SET, namespace, Json.name(each), touched);
      }
    } else if (api.findMetadata(role.kind(), namespace, role.object()).isPresent()) {
      JsonObject result = api.merge(role.kind(), namespace, role.object(), touched);
      watches.workloads(role).wrote(namespace, result);
    }
  }
}
