package io.urumi.adapter.simulated;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.lifecycle.CredentialsFact;
import io.urumi.domain.lifecycle.GuardrailsFact;
import io.urumi.domain.lifecycle.NamespaceFact;
import io.urumi.domain.lifecycle.WorkloadFact;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.cluster.DiscoveredNamespace;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.TenantSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Namespaces that exist in the simulated world only. */
final class SimulatedTenantSpace implements TenantSpace {
  /** Where faults that befall no store in particular are. */
  private static final Namespace EVERYWHERE = new Namespace(Namespace.PREFIX);

  private final World world;
  private final Calls calls;
  private final Delays delays;

  SimulatedTenantSpace(World world, Calls calls, Delays delays) {
    this.world = world;
    this.calls = calls;
    this.delays = delays;
  }

  @Override
  public Mono<View> observe(StoreBlueprint blueprint) {
    Namespace namespace = blueprint.namespace();
    return calls.call(namespace, () -> Optional.of(view(blueprint, world.look(namespace))));
  }

  private View view(StoreBlueprint blueprint, @Nullable Space space) {
    if (space == null) {
      return empty(new NamespaceFact.Absent());
    }
    Set<Fault> faults = world.faultsOf(space);
    if (space.deletingSince() != null) {
      return empty(
          new NamespaceFact.Terminating(
              faults.contains(Fault.NAMESPACE_HELD)
                  ? "Simulated: the finalizer example.com/held of ConfigMap store-held"
                  : ""));
    }
    if (!World.owns(blueprint.id(), space)) {
      return empty(new NamespaceFact.Foreign(World.ownerOf(space)));
    }
    return new View(
        new NamespaceFact.Active(),
        guardrails(space),
        space.credentials() ? new CredentialsFact.Present() : new CredentialsFact.Absent(),
        world.pods().database(space, faults, world.now()),
        world.pods().web(space, faults, world.now()));
  }

  private static GuardrailsFact guardrails(Space space) {
    List<String> damaged = space.damagedGuardrails();
    return space.guardrailsApplied().isEmpty() || !damaged.isEmpty()
        ? new GuardrailsFact.Missing(damaged)
        : new GuardrailsFact.Applied();
  }

  private static View empty(NamespaceFact namespace) {
    return new View(
        namespace,
        new GuardrailsFact.Missing(List.of()),
        new CredentialsFact.Absent(),
        new WorkloadFact.Absent(),
        new WorkloadFact.Absent());
  }

  @Override
  public Mono<Void> createNamespace(StoreBlueprint blueprint) {
    Namespace namespace = blueprint.namespace();
    return calls
        .call(
            namespace,
            delays.namespace(),
            () -> {
              if (world
                  .faults()
                  .of(blueprint.subdomain().value())
                  .contains(Fault.PERMISSION_MISSING)) {
                throw new StoreFailureException(
                    new StoreFailure.PermissionMissing(
                        "create namespaces", "Simulated: namespaces is forbidden"));
              }
              return Optional.ofNullable(
                  world.change(
                      namespace,
                      space ->
                          space == null
                              ? Space.create(
                                  namespace,
                                  blueprint.id().toString(),
                                  List.of(
                                      blueprint.name().value(),
                                      blueprint.owner().value(),
                                      blueprint.plan().value()),
                                  world.now())
                              : World.requireOwn(namespace, blueprint.id(), space)));
            })
        .then();
  }

  @Override
  public Mono<Void> applyGuardrails(StoreBlueprint blueprint, String manifests) {
    Namespace namespace = blueprint.namespace();
    return calls
        .call(
            namespace,
            delays.guardrails(),
            () -> {
              List<String> objects = Manifests.objects(manifests);
              return Optional.of(
                  world.changeOwn(namespace, blueprint.id(), space -> guarded(space, objects)));
            })
        .then();
  }

  private Space guarded(@Nullable Space space, List<String> objects) {
    if (space == null) {
      throw new IllegalStateException("guardrails of no space");
    }
    if (world.faultsOf(space).contains(Fault.WEBHOOK_REFUSES)) {
      throw new StoreFailureException(
          new StoreFailure.RequestRefused(
              objects.getFirst(),
              "the admission webhook policy.example.com denied the request",
              "Simulated: admission webhook \"policy.example.com\" denied the request"));
    }
    List<String> present = new ArrayList<>(space.guardrailsPresent());
    objects.stream().filter(object -> !present.contains(object)).forEach(present::add);
    return space.withGuardrails(objects, present);
  }

  @Override
  public Mono<Void> createCredentials(StoreBlueprint blueprint) {
    Namespace namespace = blueprint.namespace();
    return calls
        .call(
            namespace,
            delays.credentials(),
            () ->
                Optional.of(
                    world.changeOwn(
                        namespace,
                        blueprint.id(),
                        space -> space == null ? null : space.withCredentials(true))))
        .then();
  }

  @Override
  public Mono<Void> recreateFailingPods(StoreBlueprint blueprint) {
    Namespace namespace = blueprint.namespace();
    return calls
        .call(
            namespace,
            delays.credentials(),
            () ->
                Optional.of(
                    world.changeOwn(
                        namespace,
                        blueprint.id(),
                        space -> space == null ? null : world.restartFailing(space))))
        .then();
  }

  @Override
  public Mono<Void> deleteNamespace(StoreBlueprint blueprint) {
    Namespace namespace = blueprint.namespace();
    return calls
        .call(
            namespace,
            () ->
                Optional.ofNullable(
                    world.change(
                        namespace,
                        space ->
                            space == null || !World.owns(blueprint.id(), space)
                                ? space
                                : space.deleting(world.now()))))
        .then();
  }

  @Override
  public Flux<DiscoveredNamespace> discoverNamespaces() {
    return calls
        .call(EVERYWHERE, () -> Optional.of(world.lookAround()))
        .flatMapIterable(discoverNamespaces -> discoverNamespaces)
        .mapNotNull(FoundSpaces::read);
  }

  @Override
  public Mono<DiscoveredNamespace> find(Namespace namespace) {
    return calls
        .call(namespace, () -> Optional.ofNullable(world.look(namespace)))
        .mapNotNull(FoundSpaces::read);
  }

  @Override
  public Flux<Subdomain> changes() {
    return world.changes();
  }
}
