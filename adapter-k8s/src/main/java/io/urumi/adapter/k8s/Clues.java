package io.urumi.adapter.k8s;

import java.util.List;

/** What a diagnosis may ask for when the objects alone do not tell. */
interface Clues {
  /** The events about an object, oldest first. */
  List<EventState> events(ResourceKind kind, String name);

  /** The last lines of a container that crashed; empty when they cannot be had. */
  String lastLog(PodState pod, ContainerState container);
}
