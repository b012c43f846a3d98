package io.urumi.adapter.k8s.namespace;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.urumi.adapter.k8s.diagnosis.StoreWorkload;
import io.urumi.adapter.k8s.diagnosis.WorkloadObserver;
import io.urumi.adapter.k8s.guardrails.Guardrails;
import io.urumi.domain.lifecycle.CredentialsFact;
import io.urumi.domain.lifecycle.NamespaceFact;
import io.urumi.domain.lifecycle.RoleBindingFact;
import io.urumi.kubernetes.ResourceClient;
import io.urumi.kubernetes.ResourceType;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.TenantSpace.View;
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
      return View.without(new NamespaceFact.Absent(), access.withoutNamespace());
    }
    NamespaceFact fact = found.get().fact(blueprint);
    if (!(fact instanceof NamespaceFact.Active)) {
      // Its objects are not the store's, or are being deleted.
      return View.without(fact, access.withoutNamespace());
    }
    RoleBindingFact binding = access.fact(blueprint);
    boolean annotated = found.get().records(blueprint);
    if (!binding.permitsObservation()) {
      return View.without(fact, binding).withAnnotated(annotated);
    }
    return new View(
        fact,
        binding,
        guardrails.fact(blueprint, found.get().object()),
        credentials(name),
        workloads.observe(StoreWorkload.DATABASE, name),
        workloads.observe(StoreWorkload.WEB, name),
        annotated);
  }

  private CredentialsFact credentials(String namespace) {
    return secrets.findMetadata(namespace, CredentialsSecret.NAME).isPresent()
        ? new CredentialsFact.Present()
        : new CredentialsFact.Absent();
  }
}
