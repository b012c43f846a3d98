package io.urumi.adapter.k8s;

/** The store's two workloads, as the chart names them. */
enum WorkloadRole {
  DATABASE(ResourceKind.STATEFUL_SET, "store-db", "database", "The database"),
  WEB(ResourceKind.DEPLOYMENT, "store-web", "web", "The web server");

  private final ResourceKind kind;
  private final String object;
  private final String component;
  private final String title;

  WorkloadRole(ResourceKind kind, String object, String component, String title) {
    this.kind = kind;
    this.object = object;
    this.component = component;
    this.title = title;
  }

  ResourceKind kind() {
    return kind;
  }

  /** Name of the Deployment or StatefulSet. */
  String object() {
    return object;
  }

  /** Value of the label {@link Labels#COMPONENT} on its pods. */
  String component() {
    return component;
  }

  /** How a sentence about it begins. */
  String title() {
    return title;
  }

  /** Kind and name, for people. */
  String owner() {
    return kind.kind() + " " + object;
  }
}
