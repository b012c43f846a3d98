package io.urumi.adapter.k8s;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One informer per kind, of everything labelled as a store's; none of Secrets. */
final class Watches implements AutoCloseable {
  private final ApiServer api;
  private final ChangeFeed feed;
  private final ResourceReader<NamespaceState> namespaces;
  private final ResourceReader<PodState> pods;
  private final ResourceReader<ClaimState> claims;
  private final ResourceReader<WorkloadState> deployments;
  private final ResourceReader<WorkloadState> statefulSets;
  private final List<ResourceReader<String>> guardrails;
  private final List<ResourceReader<String>> routes;

  Watches(ApiServer api, ChangeFeed feed) {
    this.api = api;
    this.feed = feed;
    this.namespaces = reader(ResourceKind.NAMESPACE, NamespaceState::of);
    this.pods = reader(ResourceKind.POD, PodState::of);
    this.claims = reader(ResourceKind.CLAIM, ClaimState::of);
    this.deployments = reader(ResourceKind.DEPLOYMENT, WorkloadState::of);
    this.statefulSets = reader(ResourceKind.STATEFUL_SET, WorkloadState::of);
    this.guardrails =
        List.of(
            reader(ResourceKind.RESOURCE_QUOTA, SpecDigest::of),
            reader(ResourceKind.LIMIT_RANGE, SpecDigest::of),
            reader(ResourceKind.NETWORK_POLICY, SpecDigest::of));
    // Only to hear of them: whoever removes one of these takes the shop off the air.
    this.routes =
        List.of(
            reader(ResourceKind.SERVICE, SpecDigest::of),
            reader(ResourceKind.INGRESS, SpecDigest::of));
  }

  void start() {
    all().forEach(ResourceReader::start);
  }

  ResourceReader<PodState> pods() {
    return pods;
  }

  ResourceReader<ClaimState> claims() {
    return claims;
  }

  ResourceReader<WorkloadState> workloads(WorkloadRole role) {
    return switch (role) {
      case DATABASE -> statefulSets;
      case WEB -> deployments;
    };
  }

  /** Of quotas, limits and network policies. */
  List<ResourceReader<String>> guardrails() {
    return guardrails;
  }

  @Override
  public void close() {
    all().parallelStream().forEach(ResourceReader::close);
  }

  private <T> ResourceReader<T> reader(ResourceKind kind, Function<JsonObject, T> memory) {
    return new ResourceReader<>(api, kind, memory, feed::changed, this::relisted);
  }

  /** Something may have been missed: everybody has to look again. */
  private void relisted() {
    all().forEach(reader -> feed.changed(reader.watch().known()));
  }

  private List<ResourceReader<?>> all() {
    List<ResourceReader<?>> all = new ArrayList<>();
    all.add(namespaces);
    all.add(pods);
    all.add(claims);
    all.add(deployments);
    all.add(statefulSets);
    all.addAll(guardrails);
    all.addAll(routes);
    return all;
  }
}
