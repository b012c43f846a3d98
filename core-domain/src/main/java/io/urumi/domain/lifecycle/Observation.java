package io.urumi.domain.lifecycle;

import io.urumi.domain.failure.StoreFailure;

/** One look at everything of one store. */
public sealed interface Observation {
  /** The cluster could be looked at. */
  record Observed(
      NamespaceFact namespace,
      GuardrailsFact guardrails,
      CredentialsFact credentials,
      ReleaseFact release,
      WorkloadFact database,
      WorkloadFact web,
      StorefrontFact storefront)
      implements Observation {

    /** The same look with the customer's view added. */
    public Observed withStorefront(StorefrontFact seen) {
      return new Observed(namespace, guardrails, credentials, release, database, web, seen);
    }

    /** Whether there can be anything to see through the ingress. */
    public boolean worthProbing() {
      return namespace instanceof NamespaceFact.Active
          && database instanceof WorkloadFact.Available
          && web instanceof WorkloadFact.Available;
    }
  }

  /** The cluster could not be looked at; nothing may be concluded, least of all absence. */
  record Unobservable(StoreFailure failure) implements Observation {}
}
