package io.urumi.domain.condition;

/** What a condition is about, in the order in which they become true. */
public enum ConditionType {
  NAMESPACE_READY("NamespaceReady"),
  GUARDRAILS_APPLIED("GuardrailsApplied"),
  CREDENTIALS_PRESENT("CredentialsPresent"),
  RELEASE_DEPLOYED("ReleaseDeployed"),
  WORKLOAD_AVAILABLE("WorkloadAvailable"),
  STOREFRONT_REACHABLE("StorefrontReachable"),
  /** All of the above: a customer can buy. */
  READY("Ready");

  private final String label;

  ConditionType(String label) {
    this.label = label;
  }

  /** Its name in Kubernetes' spelling, for example {@code NamespaceReady}. */
  public String label() {
    return label;
  }
}
