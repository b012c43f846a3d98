package io.urumi.domain.store;

/** One step of creating or deleting a store. */
public enum Step {
  CREATE_NAMESPACE("Create the namespace", Kind.EFFECT),
  /** Only where the control plane's account does not have its rights in all namespaces. */
  BIND_ROLE("Create the control plane's RoleBinding", Kind.EFFECT),
  APPLY_GUARDRAILS("Apply quota, limits and network policies", Kind.EFFECT),
  CREATE_CREDENTIALS("Create the credentials", Kind.EFFECT),
  DEPLOY_RELEASE("Install the shop's release", Kind.EFFECT),
  /**
   * After a retry, and when pods fail after the release was deployed again: the kubelet's back-off
   * delays them for minutes, and a StatefulSet never replaces a failing pod.
   */
  RECREATE_PODS("Recreate the failing pods", Kind.EFFECT),
  AWAIT_DATABASE("Wait for the database", Kind.WAIT),
  AWAIT_WEB("Wait for the web server", Kind.WAIT),
  AWAIT_STOREFRONT("Wait for the shop's page", Kind.WAIT),
  /** Recorded by earlier versions; now the release is deleted with its namespace. */
  UNINSTALL_RELEASE("Uninstall the shop's release", Kind.EFFECT),
  DELETE_NAMESPACE("Delete the namespace", Kind.EFFECT),
  AWAIT_NAMESPACE_GONE("Wait until the namespace is deleted", Kind.WAIT);

  /** Whether the step changes the cluster or waits for it. */
  public enum Kind {
    /** Changes the cluster; idempotent. */
    EFFECT,
    /** Changes nothing; ends when the expected state is observed. */
    WAIT
  }

  /** Whether {@code next} can start only after this step succeeded. */
  public boolean leadsTo(Step next) {
    return switch (this) {
      case UNINSTALL_RELEASE -> false;
      case DELETE_NAMESPACE -> next == AWAIT_NAMESPACE_GONE;
      case AWAIT_NAMESPACE_GONE -> next == CREATE_NAMESPACE;
      case CREATE_NAMESPACE,
          BIND_ROLE,
          APPLY_GUARDRAILS,
          CREATE_CREDENTIALS,
          DEPLOY_RELEASE,
          RECREATE_PODS,
          AWAIT_DATABASE,
          AWAIT_WEB,
          AWAIT_STOREFRONT ->
          next.ordinal() > ordinal() && next.ordinal() <= AWAIT_STOREFRONT.ordinal();
    };
  }

  private final String title;
  private final Kind kind;

  Step(String title, Kind kind) {
    this.title = title;
    this.kind = kind;
  }

  /** The name that users see. */
  public String title() {
    return title;
  }

  public Kind kind() {
    return kind;
  }
}
