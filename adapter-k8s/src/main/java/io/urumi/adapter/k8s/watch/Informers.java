package io.urumi.adapter.k8s.watch;

import io.kubernetes.client.common.KubernetesListObject;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.urumi.kubernetes.ResourceType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One informer per kind, for every object with a store's labels, and those that follow a kind in
 * all namespaces. Secrets have no informer.
 */
public final class Informers implements AutoCloseable {
  private final ApiClient client;
  private final ApiClient watchClient;
  private final ChangeFeed feed;
  private final List<ResourceReader<?, ?, ?>> all = new ArrayList<>();
  private final List<ClusterWatch<?>> clusterWatches = new ArrayList<>();
  private final ResourceReader<V1Pod, ?, V1Pod> pods;
  private final ResourceReader<V1PersistentVolumeClaim, ?, V1PersistentVolumeClaim> claims;
  private final ResourceReader<V1Deployment, ?, WorkloadStatus> deployments;
  private final ResourceReader<V1StatefulSet, ?, WorkloadStatus> statefulSets;
  private final List<ResourceReader<DynamicKubernetesObject, ?, String>> guardrails;

  /**
   * @param watchClient client for the watches only
   */
  public Informers(ApiClient client, ApiClient watchClient, ChangeFeed feed) {
    this.client = client;
    this.watchClient = watchClient;
    this.feed = feed;
    reader(ResourceType.NAMESPACE, Transforms::namespace);
    // A pod that becomes ready changes its workload.
    this.pods =
        reader(ResourceTypes.POD, Transforms::pod, (name, _, _) -> feed.detailChanged(name));
    this.claims =
        reader(ResourceTypes.CLAIM, Transforms::claim, (name, _, _) -> feed.detailChanged(name));
    this.deployments = reader(ResourceTypes.DEPLOYMENT, WorkloadStatus::of, this::workloadChanged);
    this.statefulSets =
        reader(ResourceTypes.STATEFUL_SET, WorkloadStatus::of, this::workloadChanged);
    this.guardrails =
        ResourceTypes.GUARDRAILS.stream()
            .<ResourceReader<DynamicKubernetesObject, ?, String>>map(
                type -> reader(type, SpecDigest::of))
            .toList();
    // Only their changes matter: the shop is unreachable without one, so the store is observed.
    ResourceTypes.ROUTES.forEach(type -> reader(type, SpecDigest::of));
  }

  public void start() {
    all.forEach(ResourceReader::start);
    clusterWatches.forEach(ClusterWatch::start);
  }

  /** Follows one more kind of objects with a store's labels from {@link #start} on. */
  public <T extends KubernetesObject, L extends KubernetesListObject, P>
      ResourceReader<T, L, P> ofStores(ResourceType<T, L> type, Function<T, P> projection) {
    return reader(type, projection);
  }

  /**
   * Follows a kind in all namespaces from {@link #start} on; see {@link ClusterWatch#ClusterWatch}.
   */
  public <P> ClusterWatch<P> inAllNamespaces(
      ResourceType<DynamicKubernetesObject, ?> type,
      boolean metadataOnly,
      Function<DynamicKubernetesObject, Optional<P>> projection,
      Duration refusedPause) {
    ClusterWatch<P> watch =
        new ClusterWatch<>(type, client, watchClient, metadataOnly, projection, refusedPause);
    clusterWatches.add(watch);
    return watch;
  }

  /** Objects that concern the store of the namespace have changed: it is observed. */
  public void changed(String namespace) {
    feed.changed(namespace);
  }

  public ResourceReader<V1Pod, ?, V1Pod> pods() {
    return pods;
  }

  public ResourceReader<V1PersistentVolumeClaim, ?, V1PersistentVolumeClaim> claims() {
    return claims;
  }

  public ResourceReader<V1Deployment, ?, WorkloadStatus> deployments() {
    return deployments;
  }

  public ResourceReader<V1StatefulSet, ?, WorkloadStatus> statefulSets() {
    return statefulSets;
  }

  /** The readers of {@link ResourceTypes#GUARDRAILS}; the projection is the digest of the spec. */
  public List<ResourceReader<DynamicKubernetesObject, ?, String>> guardrails() {
    return guardrails;
  }

  @Override
  public void close() {
    Stream.<Runnable>concat(
            all.stream().map(each -> each::close), clusterWatches.stream().map(each -> each::close))
        .parallel()
        .forEach(Runnable::run);
  }

  private <T extends KubernetesObject, L extends KubernetesListObject, P>
      ResourceReader<T, L, P> reader(ResourceType<T, L> type, Function<T, P> projection) {
    return reader(type, projection, (namespace, _, _) -> feed.changed(namespace));
  }

  private void workloadChanged(
      String namespace, @Nullable WorkloadStatus before, @Nullable WorkloadStatus now) {
    if (before != null && now != null && now.isInSameStateAs(before)) {
      feed.detailChanged(namespace);
    } else {
      feed.changed(namespace);
    }
  }

  private <T extends KubernetesObject, L extends KubernetesListObject, P>
      ResourceReader<T, L, P> reader(
          ResourceType<T, L> type, Function<T, P> projection, InformerListener.Change<P> changed) {
    ResourceReader<T, L, P> reader =
        new ResourceReader<>(type, client, watchClient, projection, changed, this::relisted);
    all.add(reader);
    return reader;
  }

  /** Changes may have been missed: every store is observed again. */
  private void relisted() {
    all.forEach(reader -> feed.changed(reader.known()));
  }
}
