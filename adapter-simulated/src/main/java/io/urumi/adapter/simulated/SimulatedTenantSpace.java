package io.urumi.adapter.simulated;

import io.urumi.adapter.simulated.release.GuardrailManifests;
import io.urumi.adapter.simulated.state.DiscoveredNamespaceReader;
import io.urumi.adapter.simulated.state.NamespaceStorage;
import io.urumi.adapter.simulated.state.SimulatedNamespace;
import io.urumi.domain.digest.Sha256;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.lifecycle.CredentialsFact;
import io.urumi.domain.lifecycle.GuardrailsFact;
import io.urumi.domain.lifecycle.NamespaceFact;
import io.urumi.domain.lifecycle.RoleBindingFact;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.cluster.DiscoveredNamespace;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.TenantSpace;
import io.urumi.port.model.store.ShopAdministrator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Namespaces in the simulated state. */
final class SimulatedTenantSpace implements TenantSpace {
  /** Stands for all namespaces, so that only the faults of all stores apply. */
  private static final Namespace ALL = new Namespace(Namespace.PREFIX);

  private final SimulatedState state;
  private final CallSimulator calls;
  private final Delays delays;

  SimulatedTenantSpace(SimulatedState state, CallSimulator calls, Delays delays) {
    this.state = state;
    this.calls = calls;
    this.delays = delays;
  }

  @Override
  public Mono<View> observe(StoreBlueprint blueprint) {
    Namespace name = blueprint.namespace();
    return calls.call(name, () -> Optional.of(view(blueprint, state.find(name))));
  }

  private View view(StoreBlueprint blueprint, @Nullable SimulatedNamespace namespace) {
    if (namespace == null) {
      return empty(new NamespaceFact.Absent());
    }
    Set<Fault> faults = state.faultsOf(namespace);
    if (namespace.deletionTimestamp() != null) {
      return empty(
          new NamespaceFact.Terminating(
              faults.contains(Fault.NAMESPACE_HELD)
                  ? "Simulated: the finalizer example.com/held of ConfigMap store-held"
                  : ""));
    }
    if (!SimulatedState.isOwner(blueprint.id(), namespace)) {
      return empty(new NamespaceFact.Foreign(SimulatedState.ownerOf(namespace)));
    }
    RoleBindingFact binding = SimulatedState.roleBinding(namespace);
    boolean annotated = namespace.annotations().equals(annotations(blueprint));
    if (!binding.permitsObservation()) {
      return View.without(new NamespaceFact.Active(), binding).withAnnotated(annotated);
    }
    return new View(
        new NamespaceFact.Active(),
        binding,
        guardrails(namespace),
        namespace.credentials() ? new CredentialsFact.Present() : new CredentialsFact.Absent(),
        state.pods().database(namespace, faults, state.now()),
        state.pods().web(namespace, faults, state.now()),
        annotated);
  }

  private static GuardrailsFact guardrails(SimulatedNamespace namespace) {
    List<String> damaged = namespace.damagedGuardrails();
    List<String> removable = namespace.removableGuardrails();
    return namespace.guardrailsApplied().isEmpty() || !damaged.isEmpty() || !removable.isEmpty()
        ? new GuardrailsFact.NotApplied(damaged, removable)
        : new GuardrailsFact.Applied(namespace.reportedGuardrails());
  }

  private static View empty(NamespaceFact namespace) {
    return View.without(namespace, new RoleBindingFact.Absent());
  }

  @Override
  public Mono<Void> createNamespace(StoreBlueprint blueprint) {
    Namespace name = blueprint.namespace();
    return change(
        name,
        delays.namespace(),
        () -> {
          requirePermission(blueprint);
          return namespace ->
              namespace == null
                  ? create(blueprint)
                  : SimulatedState.requireOwned(name, blueprint.id(), namespace);
        });
  }

  private SimulatedNamespace create(StoreBlueprint blueprint) {
    return SimulatedNamespace.create(
        blueprint.namespace(), blueprint.id().toString(), annotations(blueprint), state.now());
  }

  private static List<String> annotations(StoreBlueprint blueprint) {
    return List.of(blueprint.name().value(), blueprint.owner().value(), blueprint.plan().value());
  }

  @Override
  public Mono<Void> annotate(StoreBlueprint blueprint) {
    Namespace name = blueprint.namespace();
    return change(
        name,
        Duration.ZERO,
        () ->
            namespace ->
                SimulatedState.requireOwned(name, blueprint.id(), namespace)
                    .withAnnotations(annotations(blueprint)));
  }

  private void requirePermission(StoreBlueprint blueprint) {
    if (state.faults().of(blueprint.subdomain().value()).contains(Fault.PERMISSION_MISSING)) {
      throw new StoreFailureException(
          new StoreFailure.PermissionMissing(
              "create namespaces", "Simulated: namespaces is forbidden"));
    }
  }

  @Override
  public Mono<Void> bindRole(StoreBlueprint blueprint) {
    Namespace name = blueprint.namespace();
    return change(
        name,
        delays.roleBinding(),
        () ->
            namespace ->
                SimulatedState.requireOwned(name, blueprint.id(), namespace).withRoleBinding(""));
  }

  @Override
  public Mono<Void> applyGuardrails(StoreBlueprint blueprint, String manifests) {
    return changeOwned(
        blueprint,
        delays.guardrails(),
        () -> {
          List<String> objects = GuardrailManifests.objects(manifests);
          return namespace -> withGuardrails(namespace, objects);
        });
  }

  private SimulatedNamespace withGuardrails(SimulatedNamespace namespace, List<String> objects) {
    if (state.faultsOf(namespace).contains(Fault.WEBHOOK_REFUSES)) {
      throw new StoreFailureException(
          new StoreFailure.RequestRefused(
              objects.getFirst(),
              "the admission webhook policy.example.com denied the request",
              "Simulated: admission webhook \"policy.example.com\" denied the request"));
    }
    return namespace.applyGuardrails(objects);
  }

  @Override
  public Mono<Void> createCredentials(StoreBlueprint blueprint) {
    return changeOwned(
        blueprint, delays.credentials(), () -> namespace -> namespace.withCredentials(true));
  }

  /** The simulated shop has no sign-in; the same values for the same store. */
  @Override
  public Mono<ShopAdministrator> administrator(StoreBlueprint blueprint) {
    Namespace name = blueprint.namespace();
    return calls.call(
        name,
        () ->
            Optional.ofNullable(state.find(name))
                .filter(there -> there.deletionTimestamp() == null)
                .filter(there -> SimulatedState.isOwner(blueprint.id(), there))
                .filter(SimulatedNamespace::credentials)
                .map(_ ->
                    new ShopAdministrator(
                        "owner-simulated", "simulated-" + Sha256.hex(blueprint.id().toString()))));
  }

  @Override
  public Mono<Void> deleteUnboundClaims(StoreBlueprint blueprint) {
    // Volumes are not simulated.
    return changeOwned(blueprint, delays.credentials(), () -> UnaryOperator.identity());
  }

  @Override
  public Mono<Void> recreateFailingPods(StoreBlueprint blueprint) {
    return changeOwned(blueprint, delays.credentials(), () -> state::restartFailing);
  }

  @Override
  public Mono<Void> deleteNamespace(StoreBlueprint blueprint) {
    return change(
        blueprint.namespace(),
        Duration.ZERO,
        () ->
            namespace ->
                namespace == null || !SimulatedState.isOwner(blueprint.id(), namespace)
                    ? namespace
                    : namespace.delete(state.now()));
  }

  private Mono<Void> changeOwned(
      StoreBlueprint blueprint,
      Duration delay,
      Supplier<UnaryOperator<SimulatedNamespace>> request) {
    Namespace name = blueprint.namespace();
    return change(
        name,
        delay,
        () -> {
          UnaryOperator<SimulatedNamespace> change = request.get();
          return namespace ->
              change.apply(
                  SimulatedState.requireRole(
                      SimulatedState.requireOwned(name, blueprint.id(), namespace)));
        });
  }

  /**
   * Runs a call that changes a namespace.
   *
   * @param request checks the request, and returns the change
   */
  private Mono<Void> change(
      Namespace name, Duration delay, Supplier<NamespaceStorage.Change> request) {
    return calls
        .call(name, delay, () -> Optional.ofNullable(state.change(name, request.get())))
        .then();
  }

  @Override
  public Flux<DiscoveredNamespace> discoverNamespaces() {
    return calls
        .call(ALL, () -> Optional.of(state.all()))
        .flatMapIterable(namespaces -> namespaces)
        .mapNotNull(DiscoveredNamespaceReader::read);
  }

  @Override
  public Mono<DiscoveredNamespace> find(Namespace name) {
    return calls
        .call(name, () -> Optional.ofNullable(state.find(name)))
        .mapNotNull(DiscoveredNamespaceReader::read);
  }

  @Override
  public Flux<Subdomain> changes() {
    return state.changes();
  }
}
