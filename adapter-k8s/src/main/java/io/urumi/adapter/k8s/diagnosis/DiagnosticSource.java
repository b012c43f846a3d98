package io.urumi.adapter.k8s.diagnosis;

import io.kubernetes.client.openapi.models.CoreV1Event;
import io.kubernetes.client.openapi.models.V1ContainerStatus;
import io.kubernetes.client.openapi.models.V1Pod;
import java.util.List;

/** What a diagnosis reads when the objects alone do not contain the reason. */
interface DiagnosticSource {
  /** The events about an object, oldest first. */
  List<CoreV1Event> events(String kind, String name);

  /** The last lines of the log of a container that crashed; empty when it cannot be read. */
  String lastLog(V1Pod pod, V1ContainerStatus container);
}
