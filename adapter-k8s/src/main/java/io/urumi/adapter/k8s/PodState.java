package io.urumi.adapter.k8s;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What matters of a pod.
 *
 * @param component the store's part it belongs to, by its label
 * @param created when, as RFC 3339, which sorts by time
 * @param leaving whether it is being deleted
 * @param unscheduled reason why no node has it, for example {@code Unschedulable}; empty when one
 *     has, or nobody looked yet
 * @param unscheduledMessage the scheduler's words about it
 * @param node empty until a node has it
 * @param claims names of the volume claims it mounts
 */
record PodState(
    String name,
    String namespace,
    String uid,
    String component,
    String created,
    boolean leaving,
    String phase,
    String unscheduled,
    String unscheduledMessage,
    String node,
    List<String> claims,
    List<ContainerState> containers) {

  PodState {
    claims = List.copyOf(claims);
    containers = List.copyOf(containers);
  }

  static PodState of(JsonObject pod) {
    String unscheduled = "";
    String unscheduledMessage = "";
    for (JsonObject condition : Json.objects(pod, "status", "conditions")) {
      if ("PodScheduled".equals(Json.text(condition, "type"))
          && "False".equals(Json.text(condition, "status"))) {
        unscheduled = Json.text(condition, "reason");
        unscheduledMessage = Json.text(condition, "message");
      }
    }
    List<String> claims = new ArrayList<>();
    for (JsonObject volume : Json.objects(pod, "spec", "volumes")) {
      String claim = Json.text(volume, "persistentVolumeClaim", "claimName");
      if (!claim.isEmpty()) {
        claims.add(claim);
      }
    }
    List<ContainerState> containers = new ArrayList<>();
    for (JsonObject status : Json.objects(pod, "status", "initContainerStatuses")) {
      containers.add(ContainerState.of(status, true));
    }
    for (JsonObject status : Json.objects(pod, "status", "containerStatuses")) {
      containers.add(ContainerState.of(status, false));
    }
    return new PodState(
        Json.name(pod),
        Json.namespace(pod),
        Json.text(pod, "metadata", "uid"),
        Json.label(pod, Labels.COMPONENT),
        Json.text(pod, "metadata", "creationTimestamp"),
        Json.at(pod, "metadata", "deletionTimestamp") != null,
        Json.text(pod, "status", "phase"),
        unscheduled,
        unscheduledMessage,
        Json.text(pod, "spec", "nodeName"),
        claims,
        containers);
  }

  /** Whether it ran to its end and does not count any more. */
  boolean finished() {
    return "Failed".equals(phase) || "Succeeded".equals(phase);
  }
}
