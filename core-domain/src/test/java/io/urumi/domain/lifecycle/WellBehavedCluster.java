package io.urumi.domain.lifecycle;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.lifecycle.Observation.Observed;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.Store;
import java.time.Instant;
import java.util.List;

/** A cluster in which every problem ends and every step succeeds. */
final class WellBehavedCluster {
  /** More passes than any store needs. */
  private static final int MAX_PASSES = 60;

  private Observed facts;

  WellBehavedCluster(Observed facts) {
    this.facts = facts;
  }

  /**
   * Reconciles until the store is settled; requests a retry when the store has failed.
   *
   * @return the settled store
   */
  static Store reconcile(Store store, Observed facts, Instant from, DecisionFunction decisions) {
    WellBehavedCluster cluster = new WellBehavedCluster(facts);
    Store current = store;
    Instant now = from;
    for (int pass = 0; pass < MAX_PASSES; pass++) {
      now = now.plusSeconds(1);
      Transition transition = decisions.decide(current, cluster.facts, now);
      current = current.withStatus(transition.status());
      switch (transition.decision()) {
        case Decision.Act(Step step) -> cluster.execute(step);
        case Decision.Wait _ -> cluster.recover();
        case Decision.Settled _ -> {
          if (current.phase() == Phase.FAILED) {
            cluster.recover();
            current = Stores.retried(current);
          } else if (current.phase() == Phase.READY) {
            return current;
          }
        }
        case Decision.Finished _ -> {
          return current;
        }
      }
    }
    return current;
  }

  private void execute(Step step) {
    switch (step) {
      case CREATE_NAMESPACE -> facts = with(new NamespaceFact.Active());
      case BIND_ROLE -> facts = with(new RoleBindingFact.Bound(), facts);
      case APPLY_GUARDRAILS ->
          facts = of(new GuardrailsFact.Applied(), facts.credentials(), facts.release());
      case CREATE_CREDENTIALS ->
          facts = of(facts.guardrails(), new CredentialsFact.Present(), facts.release());
      case DEPLOY_RELEASE -> {
        facts =
            of(facts.guardrails(), facts.credentials(), new ReleaseFact.Deployed(1, "0.1.0", true));
        recover();
      }
      case RECREATE_PODS -> recover();
      case DELETE_NAMESPACE -> facts = with(new NamespaceFact.Terminating(""));
      case AWAIT_DATABASE, AWAIT_WEB, AWAIT_STOREFRONT, AWAIT_NAMESPACE_GONE, UNINSTALL_RELEASE ->
          throw new AssertionError("not an effect");
    }
  }

  /** Improves the state of each workload by one stage. */
  private void recover() {
    if (!(facts.namespace() instanceof NamespaceFact.Active)) {
      facts = Facts.NOTHING;
      return;
    }
    if (!(facts.release() instanceof ReleaseFact.Deployed)) {
      return;
    }
    WorkloadFact database = better(facts.database());
    WorkloadFact web =
        facts.database() instanceof WorkloadFact.Available ? better(facts.web()) : facts.web();
    if (web instanceof WorkloadFact.Absent) {
      web = new WorkloadFact.Progressing("It starts.");
    }
    boolean open =
        facts.database() instanceof WorkloadFact.Available
            && facts.web() instanceof WorkloadFact.Available;
    facts =
        new Observed(
            facts.namespace(),
            facts.roleBinding(),
            facts.guardrails(),
            facts.credentials(),
            facts.release(),
            database,
            web,
            open ? new StorefrontFact.Reachable() : new StorefrontFact.NotProbed());
  }

  private static WorkloadFact better(WorkloadFact fact) {
    return switch (fact) {
      case WorkloadFact.Absent _, WorkloadFact.Failing _ ->
          new WorkloadFact.Progressing("It starts.");
      case WorkloadFact.Progressing _, WorkloadFact.Available _ -> new WorkloadFact.Available();
    };
  }

  private Observed with(NamespaceFact namespace) {
    return new Observed(
        namespace,
        facts.roleBinding(),
        facts.guardrails(),
        facts.credentials(),
        facts.release(),
        facts.database(),
        facts.web(),
        facts.storefront());
  }

  private static Observed with(RoleBindingFact roleBinding, Observed facts) {
    return new Observed(
        facts.namespace(),
        roleBinding,
        facts.guardrails(),
        facts.credentials(),
        facts.release(),
        facts.database(),
        facts.web(),
        facts.storefront());
  }

  private Observed of(GuardrailsFact guardrails, CredentialsFact credentials, ReleaseFact release) {
    return new Observed(
        facts.namespace(),
        facts.roleBinding(),
        guardrails,
        credentials,
        release,
        facts.database(),
        facts.web(),
        facts.storefront());
  }

  /** Initial states: nothing, everything, and everything broken. */
  static List<Observed> startingPoints() {
    StoreFailure broken = Facts.IMAGE;
    return List.of(
        Facts.NOTHING,
        Facts.HEALTHY,
        Stores.observed("namespace Foreign"),
        Stores.observed("namespace Terminating"),
        Stores.observed("roleBinding Changed"),
        new WellBehavedCluster(Facts.NOTHING).with(new NamespaceFact.Active()),
        new Observed(
            new NamespaceFact.Active(),
            new RoleBindingFact.Bound(),
            new GuardrailsFact.NotApplied(List.of()),
            new CredentialsFact.Absent(),
            new ReleaseFact.Pending(1, "pending-install"),
            new WorkloadFact.Failing(broken),
            new WorkloadFact.Failing(broken),
            new StorefrontFact.NotProbed()));
  }
}
