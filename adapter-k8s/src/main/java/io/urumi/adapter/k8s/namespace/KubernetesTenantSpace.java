package io.urumi.adapter.k8s.namespace;

import com.google.gson.Gson;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.urumi.adapter.k8s.diagnosis.FailingPodRestarter;
import io.urumi.adapter.k8s.guardrails.Guardrails;
import io.urumi.adapter.k8s.watch.ChangeFeed;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.lifecycle.NamespaceFact;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Subdomain;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.ResourceClient;
import io.urumi.kubernetes.ResourceType;
import io.urumi.kubernetes.StoreLabels;
import io.urumi.port.driven.cluster.DiscoveredNamespace;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.TenantSpace;
import io.urumi.port.model.store.ShopAdministrator;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The namespaces of stores in a Kubernetes cluster. */
public final class KubernetesTenantSpace implements TenantSpace {
  private static final Logger LOG = LoggerFactory.getLogger(KubernetesTenantSpace.class);

  private final ResourceClient<V1Namespace, ?> namespaces;
  private final ResourceClient<V1Secret, ?> secrets;
  private final BlockingCalls calls;
  private final NamespaceObserver observer;
  private final StoreAccess access;
  private final Guardrails guardrails;
  private final FailingPodRestarter restarter;
  private final NamespaceRemoval removal;
  private final VolumeClaims claims;
  private final ChangeFeed feed;
  private final CredentialsSecret credentials = new CredentialsSecret();

  public KubernetesTenantSpace(
      ApiClient client,
      BlockingCalls calls,
      NamespaceObserver observer,
      StoreAccess access,
      Guardrails guardrails,
      FailingPodRestarter restarter,
      ChangeFeed feed) {
    this.namespaces = new ResourceClient<>(ResourceType.NAMESPACE, client);
    this.secrets = new ResourceClient<>(CredentialsSecret.TYPE, client);
    this.calls = calls;
    this.observer = observer;
    this.access = access;
    this.guardrails = guardrails;
    this.restarter = restarter;
    this.removal = new NamespaceRemoval(client);
    this.claims = new VolumeClaims(client);
    this.feed = feed;
  }

  @Override
  public Mono<View> observe(StoreBlueprint blueprint) {
    return calls.call(() -> observer.observe(blueprint));
  }

  @Override
  public Mono<Void> annotate(StoreBlueprint blueprint) {
    return calls.run(() -> updateLabels(blueprint, requireOwn(blueprint)));
  }

  @Override
  public Mono<Void> createNamespace(StoreBlueprint blueprint) {
    return calls.run(() -> {
      try {
        // Not applied but created: an apply would take over a namespace that another client has
        // created since it was observed.
        namespaces.create(namespace(blueprint));
      } catch (ApiRequestException refused) {
        if (!refused.isConflict()) {
          throw refused;
        }
        updateLabels(blueprint, requireOwn(blueprint));
      }
    });
  }

  @Override
  public Mono<Void> bindRole(StoreBlueprint blueprint) {
    return calls.run(() -> {
      requireOwn(blueprint);
      access.bind(blueprint);
    });
  }

  @Override
  public Mono<Void> applyGuardrails(StoreBlueprint blueprint, String manifests) {
    return calls.run(() -> {
      StoreNamespace namespace = requireOwn(blueprint);
      if (!Guardrails.isRestricted(namespace.object())) {
        updateLabels(blueprint, namespace);
      }
      guardrails.apply(blueprint, namespace.object(), manifests);
    });
  }

  @Override
  public Mono<Void> createCredentials(StoreBlueprint blueprint) {
    return calls.run(() -> {
      StoreNamespace namespace = requireOwn(blueprint);
      if (secrets.findMetadata(namespace.name(), CredentialsSecret.NAME).isPresent()) {
        return;
      }
      try {
        secrets.create(credentials.newSecret(blueprint));
      } catch (ApiRequestException refused) {
        // Created by another replica, or by an earlier call whose answer was lost: it is kept.
        if (!"AlreadyExists".equals(refused.reason())) {
          throw refused;
        }
      }
    });
  }

  @Override
  public Mono<ShopAdministrator> administrator(StoreBlueprint blueprint) {
    return calls.call(() ->
        find(blueprint)
            .filter(there -> there.fact(blueprint) instanceof NamespaceFact.Active)
            .flatMap(there -> secrets.find(there.name(), CredentialsSecret.NAME))
            .flatMap(CredentialsSecret::administrator)
            .orElse(null));
  }

  @Override
  public Mono<Void> deleteUnboundClaims(StoreBlueprint blueprint) {
    return calls.run(() -> claims.deleteUnbound(requireOwn(blueprint).name(), blueprint.id()));
  }

  @Override
  public Mono<Void> recreateFailingPods(StoreBlueprint blueprint) {
    return calls.run(() -> restarter.restart(requireOwn(blueprint).name()));
  }

  @Override
  public Mono<Void> deleteNamespace(StoreBlueprint blueprint) {
    return calls
        .call(() ->
            find(blueprint)
                .filter(there -> there.belongsTo(blueprint))
                .flatMap(there -> removal.start(there, blueprint.id()))
                .orElse(null))
        // Not part of the step, so that of many deletions at once all begin early.
        .doOnNext(others ->
            calls
                .run(others)
                .subscribe(
                    _ -> {}, failed -> LOG.debug("the namespace controller deletes them", failed)))
        .then();
  }

  @Override
  public Flux<DiscoveredNamespace> discoverNamespaces() {
    return calls
        .call(() -> namespaces.list(null, StoreLabels.NAMESPACES, null).items())
        .flatMapIterable(items -> items)
        .map(StoreNamespace::new)
        .mapNotNull(DiscoveredNamespaces::read);
  }

  @Override
  public Mono<DiscoveredNamespace> find(Namespace namespace) {
    return calls
        .call(() -> namespaces.find(null, namespace.value()).map(StoreNamespace::new).orElse(null))
        .mapNotNull(DiscoveredNamespaces::read);
  }

  @Override
  public Flux<Subdomain> changes() {
    return feed.changes();
  }

  private Optional<StoreNamespace> find(StoreBlueprint blueprint) {
    return namespaces.find(null, blueprint.namespace().value()).map(StoreNamespace::new);
  }

  /** The store's namespace, when it exists and may be changed. */
  private StoreNamespace requireOwn(StoreBlueprint blueprint) {
    String name = blueprint.namespace().value();
    StoreNamespace there =
        find(blueprint)
            .orElseThrow(() ->
                new StoreFailureException(
                    new StoreFailure.Unexpected(
                        "the namespace " + name + " does not exist",
                        "get " + name + ": not found")));
    return switch (there.fact(blueprint)) {
      case NamespaceFact.Active _ -> there;
      case NamespaceFact.Terminating(String blockers) ->
          throw new StoreFailureException(
              new StoreFailure.NamespaceTerminating(name, blockers, blockers));
      case NamespaceFact.Foreign(String owner) ->
          throw new StoreFailureException(
              new StoreFailure.NamespaceForeign(name, "It belongs to " + owner + "."));
      case NamespaceFact.Absent() -> throw new IllegalStateException("it has been found");
    };
  }

  private static V1Namespace namespace(StoreBlueprint blueprint) {
    return new V1Namespace()
        .apiVersion(ResourceType.NAMESPACE.apiVersion())
        .kind(ResourceType.NAMESPACE.kind())
        .metadata(
            new V1ObjectMeta()
                .name(blueprint.namespace().value())
                .labels(StoreLabels.ofNamespace(blueprint))
                .annotations(StoreLabels.annotationsOfNamespace(blueprint)));
  }

  private void updateLabels(StoreBlueprint blueprint, StoreNamespace there) {
    Map<String, Object> metadata =
        Map.of(
            "name",
            there.name(),
            // Only the observed namespace, not a newer one with the same name.
            "uid",
            there.uid(),
            "labels",
            StoreLabels.ofNamespace(blueprint),
            "annotations",
            StoreLabels.annotationsOfNamespace(blueprint));
    Map<String, Object> applied =
        Map.of(
            "apiVersion",
            ResourceType.NAMESPACE.apiVersion(),
            "kind",
            ResourceType.NAMESPACE.kind(),
            "metadata",
            metadata);
    namespaces.apply(new DynamicKubernetesObject(new Gson().toJsonTree(applied).getAsJsonObject()));
  }
}
