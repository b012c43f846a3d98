package io.urumi.adapter.k8s;

import com.google.gson.JsonObject;

/**
 * What matters of a Deployment or StatefulSet.
 *
 * @param current whether its controller has seen the newest wish
 * @param wanted how many pods it shall have
 * @param pods how many it has
 * @param ready how many of them serve
 * @param refusal why its pods cannot be created; empty when they can. A StatefulSet says that only
 *     in events
 */
record WorkloadState(
    String name, String uid, boolean current, long wanted, long pods, long ready, String refusal) {

  static WorkloadState of(JsonObject workload) {
    String refusal = "";
    for (JsonObject condition : Json.objects(workload, "status", "conditions")) {
      if ("ReplicaFailure".equals(Json.text(condition, "type"))
          && "True".equals(Json.text(condition, "status"))) {
        refusal = Json.text(condition, "message");
      }
    }
    return new WorkloadState(
        Json.name(workload),
        Json.text(workload, "metadata", "uid"),
        Json.number(workload, "status", "observedGeneration")
            >= Json.number(workload, "metadata", "generation"),
        Json.at(workload, "spec", "replicas") == null
            ? 1
            : Json.number(workload, "spec", "replicas"),
        Json.number(workload, "status", "replicas"),
        Json.number(workload, "status", "readyReplicas"),
        refusal);
  }

  boolean available() {
    return current && ready >= 1;
  }
}
