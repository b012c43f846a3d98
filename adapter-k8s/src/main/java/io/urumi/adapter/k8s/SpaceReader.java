package io.urumi.adapter.k8s;

import io.urumi.domain.lifecycle.CredentialsFact;
import io.urumi.domain.lifecycle.GuardrailsFact;
import io.urumi.domain.lifecycle.NamespaceFact;
import io.urumi.domain.lifecycle.WorkloadFact;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.TenantSpace.View;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at a store's space: the namespace and the Secret's existence from the API server, which
 * also tells whether it answers; everything else from watches, except absence, which is never
 * concluded from memory.
 */
final class SpaceReader {
  private final ApiServer api;
  private final Watches watches;
  private final Guardrails guardrails;
  private final Map<ClusterClues.CrashKey, String> logs = ClusterClues.memory();

  SpaceReader(ApiServer api, Watches watches, Guardrails guardrails) {
    this.api = api;
    this.watches = watches;
    this.guardrails = guardrails;
  }

  /** What there is. */
  View look(StoreBlueprint blueprint) {
    String name = blueprint.namespace().value();
    Optional<NamespaceState> found =
        api.find(ResourceKind.NAMESPACE, null, name).map(NamespaceState::of);
    if (found.isEmpty()) {
      return nothing(new NamespaceFact.Absent());
    }
    NamespaceState namespace = found.get();
    NamespaceFact fact = namespace.fact(blueprint);
    if (!(fact instanceof NamespaceFact.Active)) {
      // What is in it is not the store's, or not for long.
      return nothing(fact);
    }
    return new View(
        fact,
        guardrails.fact(namespace),
        credentials(name),
        workload(WorkloadRole.DATABASE, name),
        workload(WorkloadRole.WEB, name));
  }

  private CredentialsFact credentials(String namespace) {
    return api.findMetadata(ResourceKind.SECRET, namespace, Credentials.SECRET).isPresent()
        ? new CredentialsFact.Present()
        : new CredentialsFact.Absent();
  }

  private WorkloadFact workload(WorkloadRole role, String namespace) {
    WorkloadState workload = watches.workloads(role).read(namespace).get(role.object());
    if (workload == null) {
      workload =
          api.find(role.kind(), namespace, role.object()).map(WorkloadState::of).orElse(null);
    }
    if (workload == null) {
      return new WorkloadFact.Absent();
    }
    if (workload.available()) {
      return new WorkloadFact.Available();
    }
    Collection<PodState> pods = watches.pods().read(namespace).values();
    Map<String, ClaimState> claims = watches.claims().read(namespace);
    return WorkloadDiagnosis.of(
        role, workload, pods, claims, new ClusterClues(api, namespace, logs));
  }

  private static View nothing(NamespaceFact namespace) {
    return new View(
        namespace,
        new GuardrailsFact.Missing(List.of()),
        new CredentialsFact.Absent(),
        new WorkloadFact.Absent(),
        new WorkloadFact.Absent());
  }
}
