package io.urumi.adapter.k8s.diagnosis;

import io.urumi.adapter.k8s.watch.Informers;
import io.urumi.adapter.k8s.watch.ResourceReader;
import io.urumi.adapter.k8s.watch.WorkloadStatus;

/** The store's two workloads, as the chart names them. */
public enum StoreWorkload {
  DATABASE("StatefulSet", "store-db", "database", "The database"),
  WEB("Deployment", "store-web", "web", "The web server");

  private final String kind;
  private final String object;
  private final String component;
  private final String title;

  StoreWorkload(String kind, String object, String component, String title) {
    this.kind = kind;
    this.object = object;
    this.component = component;
    this.title = title;
  }

  /** {@code Deployment} or {@code StatefulSet}. */
  String kind() {
    return kind;
  }

  /** Name of the Deployment or StatefulSet. */
  public String object() {
    return object;
  }

  /** Value of the label {@link io.urumi.kubernetes.StoreLabels#COMPONENT} on its pods. */
  String component() {
    return component;
  }

  /** Subject of a sentence about it. */
  String title() {
    return title;
  }

  /** Kind and name, as shown to users. */
  String owner() {
    return kind + " " + object;
  }

  /** Reads the workloads of its kind. */
  public ResourceReader<?, ?, WorkloadStatus> reader(Informers informers) {
    return switch (this) {
      case DATABASE -> informers.statefulSets();
      case WEB -> informers.deployments();
    };
  }
}
