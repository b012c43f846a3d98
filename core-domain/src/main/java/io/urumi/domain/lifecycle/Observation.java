package io.urumi.domain.lifecycle;

import io.urumi.domain.failure.StoreFailure;

/** The observed state of everything that belongs to one store. */
public sealed interface Observation {
  /**
   * The cluster answered.
   *
   * @param roleBinding when it {@linkplain RoleBindingFact#permitsObservation permits no
   *     observation}, nothing may be concluded from the facts after it
   */
  record Observed(
      NamespaceFact namespace,
      RoleBindingFact roleBinding,
      GuardrailsFact guardrails,
      CredentialsFact credentials,
      ReleaseFact release,
      WorkloadFact database,
      WorkloadFact web,
      StorefrontFact storefront)
      implements Observation {

    /** The same observation with another release. */
    public Observed withRelease(ReleaseFact seen) {
      return new Observed(
          namespace, roleBinding, guardrails, credentials, seen, database, web, storefront);
    }

    /**
     * The same observation with the storefront added. A shop whose page is served has a database:
     * one that is starting is available then, although the kubelet, whose probes have a period of a
     * second, may report it later.
     */
    public Observed withStorefront(StorefrontFact seen) {
      boolean databaseServes =
          seen instanceof StorefrontFact.Reachable && database instanceof WorkloadFact.Progressing;
      return new Observed(
          namespace,
          roleBinding,
          guardrails,
          credentials,
          release,
          databaseServes ? new WorkloadFact.Available() : database,
          web,
          seen);
    }

    /**
     * Whether the web server is available and the database may be, so that a probe through the
     * ingress can succeed.
     */
    public boolean worthProbing() {
      boolean database =
          this.database instanceof WorkloadFact.Available
              || this.database instanceof WorkloadFact.Progressing;
      return namespace instanceof NamespaceFact.Active
          && roleBinding.permitsObservation()
          && database
          && web instanceof WorkloadFact.Available;
    }
  }

  /** The cluster did not answer; nothing may be concluded, in particular not absence. */
  record Unobservable(StoreFailure failure) implements Observation {}
}
