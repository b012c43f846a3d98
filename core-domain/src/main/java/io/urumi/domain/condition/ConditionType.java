package io.urumi.domain.condition;

/** What a condition is about, in the order in which they become true. */
public enum ConditionType {
  NAMESPACE_READY("NamespaceReady", "Namespace"),
  /** The control plane's account has its rights in the namespace. */
  ROLE_BOUND("RoleBound", "Role binding"),
  GUARDRAILS_APPLIED("GuardrailsApplied", "Guardrails"),
  CREDENTIALS_PRESENT("CredentialsPresent", "Credentials"),
  RELEASE_DEPLOYED("ReleaseDeployed", "Release"),
  WORKLOAD_AVAILABLE("WorkloadAvailable", "Workload"),
  STOREFRONT_REACHABLE("StorefrontReachable", "Storefront"),
  /** The store is as requested: all of the above, except that foreign objects are only reported. */
  READY("Ready", "Store");

  private final String label;
  private final String title;

  ConditionType(String label, String title) {
    this.label = label;
    this.title = title;
  }

  /** Its name in Kubernetes' spelling, for example {@code NamespaceReady}. */
  public String label() {
    return label;
  }

  /** The observed part of the store, for users. */
  public String title() {
    return title;
  }
}
