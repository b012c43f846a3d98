package io.urumi.adapter.k8s;

import com.google.gson.JsonObject;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.lifecycle.NamespaceFact;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.cluster.DiscoveredNamespace;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.TenantSpace;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The store's space as a namespace of the cluster. */
final class KubernetesTenantSpace implements TenantSpace {
  private final ApiServer api;
  private final Operations operations;
  private final SpaceReader reader;
  private final Guardrails guardrails;
  private final FreshStart freshStart;
  private final NamespaceRemoval removal;
  private final ChangeFeed feed;
  private final Credentials credentials = new Credentials();

  KubernetesTenantSpace(
      ApiServer api,
      Operations operations,
      SpaceReader reader,
      Guardrails guardrails,
      FreshStart freshStart,
      ChangeFeed feed) {
    this.api = api;
    this.operations = operations;
    this.reader = reader;
    this.guardrails = guardrails;
    this.freshStart = freshStart;
    this.removal = new NamespaceRemoval(api);
    this.feed = feed;
  }

  @Override
  public Mono<View> observe(StoreBlueprint blueprint) {
    return operations.ask(() -> reader.look(blueprint));
  }

  @Override
  public Mono<Void> createNamespace(StoreBlueprint blueprint) {
    return operations.act(() -> {
      JsonObject wanted = namespace(blueprint);
      try {
        // Not applied but created: an apply would take over a namespace of somebody else that
        // came into being since we looked.
        api.create(ResourceKind.NAMESPACE, null, wanted);
      } catch (ApiCallException refused) {
        if (!refused.isConflict()) {
          throw refused;
        }
        relabel(blueprint, own(blueprint));
      }
    });
  }

  @Override
  public Mono<Void> applyGuardrails(StoreBlueprint blueprint, String manifests) {
    return operations.act(() -> {
      NamespaceState namespace = own(blueprint);
      if (!namespace.restricted()) {
        relabel(blueprint, namespace);
      }
      guardrails.apply(blueprint, namespace, manifests);
    });
  }

  @Override
  public Mono<Void> createCredentials(StoreBlueprint blueprint) {
    return operations.act(() -> {
      NamespaceState namespace = own(blueprint);
      if (api.findMetadata(ResourceKind.SECRET, namespace.name(), Credentials.SECRET).isPresent()) {
        return;
      }
      try {
        api.create(ResourceKind.SECRET, namespace.name(), credentials.newSecret(blueprint));
      } catch (ApiCallException refused) {
        // Another replica, or the same call before its answer was lost: theirs stays.
        if (!"AlreadyExists".equals(refused.reason())) {
          throw refused;
        }
      }
    });
  }

  @Override
  public Mono<Void> recreateFailingPods(StoreBlueprint blueprint) {
    return operations.act(() -> freshStart.give(own(blueprint)));
  }

  @Override
  public Mono<Void> deleteNamespace(StoreBlueprint blueprint) {
    return operations.act(() ->
        find(blueprint).filter(there -> there.belongsTo(blueprint)).ifPresent(removal::begin));
  }

  @Override
  public Flux<DiscoveredNamespace> discoverNamespaces() {
    return operations
        .ask(() -> api.list(ResourceKind.NAMESPACE, null, Labels.NAMESPACES, null).items())
        .flatMapIterable(items -> items)
        .mapNotNull(FoundSpaces::read);
  }

  @Override
  public Mono<DiscoveredNamespace> find(Namespace namespace) {
    return operations
        .ask(() -> api.find(ResourceKind.NAMESPACE, null, namespace.value()))
        .mapNotNull(found -> found.map(FoundSpaces::read).orElse(null));
  }

  @Override
  public Flux<Subdomain> changes() {
    return feed.changes();
  }

  private Optional<NamespaceState> find(StoreBlueprint blueprint) {
    return api.find(ResourceKind.NAMESPACE, null, blueprint.namespace().value())
        .map(NamespaceState::of);
  }

  /** The store's namespace, when it is there and may be worked in. */
  private NamespaceState own(StoreBlueprint blueprint) {
    String name = blueprint.namespace().value();
    NamespaceState there =
        find(blueprint)
            .orElseThrow(() ->
                new StoreFailureException(
                    new StoreFailure.Unexpected(
                        "the namespace " + name + " is gone", "get " + name + ": not found")));
    return switch (there.fact(blueprint)) {
      case NamespaceFact.Active _ -> there;
      case NamespaceFact.Terminating(String blockers) ->
          throw new StoreFailureException(
              new StoreFailure.NamespaceTerminating(name, blockers, blockers));
      case NamespaceFact.Foreign(String owner) ->
          throw new StoreFailureException(
              new StoreFailure.NamespaceForeign(name, "It belongs to " + owner + "."));
      case NamespaceFact.Absent() -> throw new IllegalStateException("a state is of something");
    };
  }

  private void relabel(StoreBlueprint blueprint, NamespaceState there) {
    JsonObject wanted = namespace(blueprint);
    // Only the one we looked at, not another that took its name meanwhile.
    Json.child(wanted, "metadata").addProperty("uid", there.uid());
    api.apply(ResourceKind.NAMESPACE, null, wanted);
  }

  private static JsonObject namespace(StoreBlueprint blueprint) {
    JsonObject namespace = new JsonObject();
    namespace.addProperty("apiVersion", ResourceKind.NAMESPACE.apiVersion());
    namespace.addProperty("kind", ResourceKind.NAMESPACE.kind());
    Json.child(namespace, "metadata").addProperty("name", blueprint.namespace().value());
    Labels.put(namespace, Labels.ofNamespace(blueprint));
    JsonObject annotations = Json.child(Json.child(namespace, "metadata"), "annotations");
    Labels.annotationsOfNamespace(blueprint).forEach(annotations::addProperty);
    return namespace;
  }
}
