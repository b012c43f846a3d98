package io.urumi.adapter.k8s.watch;

import io.kubernetes.client.common.KubernetesListObject;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.ResourceClient;
import io.urumi.kubernetes.ResourceType;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Follows all objects of one kind in all namespaces, also those without a label of the platform,
 * and keeps what a projection returns. The account need not have the permission for it.
 */
public final class ClusterWatch<P> implements AutoCloseable {
  /** Shorter interruptions, such as the end of a watch's lifetime, are ignored. */
  private static final Duration INTERRUPTION = Duration.ofSeconds(10);

  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

  private final ResourceClient<DynamicKubernetesObject, ?> lists;
  private final Informer<DynamicKubernetesObject, ?, P> informer;
  private final List<Listener<P>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicLong version = new AtomicLong();

  /** Receives what has changed, on the thread of the watch. */
  @FunctionalInterface
  public interface Listener<P> {
    /**
     * @param before null when it was not kept before
     * @param now null when it is not kept any more
     */
    void changed(String namespace, @Nullable P before, @Nullable P now);
  }

  /** Receives what is kept of an object. */
  @FunctionalInterface
  public interface Visitor<P> {
    void visit(String namespace, String name, P kept);
  }

  /**
   * @param metadataOnly whether only the metadata of the objects is transferred
   * @param projection empty for an object of which nothing is kept
   * @param refusedPause time between two attempts while the account lacks the permission or the
   *     cluster lacks the kind, at least one second
   */
  public ClusterWatch(
      ResourceType<DynamicKubernetesObject, ?> type,
      ApiClient client,
      ApiClient watchClient,
      boolean metadataOnly,
      Function<DynamicKubernetesObject, Optional<P>> projection,
      Duration refusedPause) {
    this.lists = new ResourceClient<>(type, client, metadataOnly);
    this.informer = informer(type, client, watchClient, metadataOnly, projection, refusedPause);
  }

  private <L extends KubernetesListObject> Informer<DynamicKubernetesObject, L, P> informer(
      ResourceType<DynamicKubernetesObject, L> type,
      ApiClient client,
      ApiClient watchClient,
      boolean metadataOnly,
      Function<DynamicKubernetesObject, Optional<P>> projection,
      Duration refusedPause) {
    return new Informer<>(
        new ResourceClient<>(type, client, metadataOnly),
        new ResourceClient<>(type, watchClient, metadataOnly),
        new Selection<>(
            null,
            projection,
            refusedPause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : refusedPause,
            true),
        new Changes());
  }

  /** Calls the listener for every change of what is kept, also for those that a list shows. */
  public void onChange(Listener<P> listener) {
    listeners.add(listener);
  }

  public void start() {
    informer.start();
  }

  /** Requests about the kind. */
  public ResourceClient<DynamicKubernetesObject, ?> client() {
    return lists;
  }

  /** Whether what is kept is what the API server has. */
  public boolean isCurrent() {
    return informer.isLiveExceptFor(INTERRUPTION);
  }

  /** Whether a list with this resource version is older than what is kept. */
  public boolean hasSeen(String resourceVersion) {
    return informer.hasSeen(ResourceReader.number(resourceVersion));
  }

  /** Whether the first list was answered or refused. */
  public boolean isSettled() {
    return informer.isSettled();
  }

  /** Whether the last list was answered: it is repeated if the kind cannot be watched. */
  public boolean isListed() {
    return informer.isListed();
  }

  /** Why the account may not list or watch the kind; null if it may. */
  public @Nullable ApiRequestException refusal() {
    return informer.refusal();
  }

  /** What is kept of the objects of a namespace, by name. */
  public Map<String, P> in(String namespace) {
    return informer.in(namespace);
  }

  /** Everything that is kept. */
  public void forEach(Visitor<P> visitor) {
    informer
        .known()
        .forEach(namespace ->
            informer.in(namespace).forEach((name, kept) -> visitor.visit(namespace, name, kept)));
  }

  /** Changes whenever what is kept changes. */
  public long version() {
    return version.get();
  }

  @Override
  public void close() {
    informer.close();
  }

  private final class Changes implements InformerListener<P> {
    @Override
    public void changed(String namespace, @Nullable P before, @Nullable P now) {
      if (before == null && now == null) {
        return;
      }
      version.incrementAndGet();
      listeners.forEach(each -> each.changed(namespace, before, now));
    }

    @Override
    public void relisted(
        Map<String, ? extends Map<String, P>> before, Map<String, Map<String, P>> now) {
      Set<String> namespaces = new HashSet<>(before.keySet());
      namespaces.addAll(now.keySet());
      for (String namespace : namespaces) {
        differences(
            namespace,
            Optional.<Map<String, P>>ofNullable(before.get(namespace)).orElse(Map.of()),
            now.getOrDefault(namespace, Map.of()));
      }
    }

    private void differences(String namespace, Map<String, P> before, Map<String, P> now) {
      Set<String> names = new HashSet<>(before.keySet());
      names.addAll(now.keySet());
      for (String name : names) {
        P former = before.get(name);
        P kept = now.get(name);
        if (former == null || !former.equals(kept)) {
          changed(namespace, former, kept);
        }
      }
    }
  }
}
