package io.urumi.adapter.k8s.namespace;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.urumi.adapter.k8s.diagnosis.WorkloadObserver;
import io.urumi.adapter.k8s.diagnosis.WorkloadRole;
import io.urumi.adapter.k8s.guardrails.Guardrails;
import io.urumi.domain.lifecycle.CredentialsFact;
import io.urumi.domain.lifecycle.GuardrailsFact;
import io.urumi.domain.lifecycle.NamespaceFact;
import io.urumi.domain.lifecycle.WorkloadFact;
import io.urumi.kubernetes.ResourceClient;
import io.urumi.kubernetes.ResourceType;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.TenantSpace.View;
import java.util.List;
import java.util.Optional;

/**
 * Observes a store: the namespace and the existence of the Secret from the API server, which also
 * shows whether it answers; everything else from informers, except that a missing object is
 * confirmed by the API server.
 */
public final class NamespaceObserver {
  private final ResourceClient<V1Namespace, ?> namespaces;
  private final ResourceClient<DynamicKubernetesObject, ?> secrets;
  private final Guardrails guardrails;
  private final WorkloadObserver workloads;
  private final StoreAccess access;

  public NamespaceObserver(
      ApiClient client, Guardrails guardrails, WorkloadObserver workloads, StoreAccess access) {
    this.namespaces = new ResourceClient<>(ResourceType.NAMESPACE, client);
    this.secrets = new ResourceClient<>(ResourceType.SECRET, client);
    this.guardrails = guardrails;
    this.workloads = workloads;
    this.access = access;
  }

  View observe(StoreBlueprint blueprint) {
    String name = blueprint.namespace().value();
    Optional<StoreNamespace> found = namespaces.find(null, name).map(StoreNamespace::new);
    if (found.isEmpty()) {
      guardrails.forget(blueprint);
      return nothing(new NamespaceFact.Absent());
    }
    NamespaceFact fact = found.get().fact(blueprint);
    if (!(fact instanceof NamespaceFact.Active)) {
      // Its objects are not the store's, or are being deleted.
      return nothing(fact);
    }
    access.ensure(blueprint);
    return new View(
        fact,
        guardrails.fact(blueprint, found.get().object()),
        credentials(name),
        workloads.observe(WorkloadRole.DATABASE, name),
        workloads.observe(WorkloadRole.WEB, name));
  }

  private CredentialsFact credentials(String namespace) {
    return secrets.findMetadata(namespace, CredentialsSecret.NAME).isPresent()
        ? new CredentialsFact.Present()
        : new CredentialsFact.Absent();
  }

  private static View nothing(NamespaceFact namespace) {
    return new View(
        namespace,
        new GuardrailsFact.NotApplied(List.of()),
        new CredentialsFact.Absent(),
        new WorkloadFact.Absent(),
        new WorkloadFact.Absent());
  }
}
