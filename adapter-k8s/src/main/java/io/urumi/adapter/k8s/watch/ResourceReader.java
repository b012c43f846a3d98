package io.urumi.adapter.k8s.watch;

import io.kubernetes.client.common.KubernetesListObject;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.ApiClient;
import io.urumi.kubernetes.ResourceClient;
import io.urumi.kubernetes.ResourceType;
import io.urumi.kubernetes.StoreLabels;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the projections of a store's objects of one kind: from the informer while its watch is live
 * and has seen this process's last write in the namespace, else from the API server.
 */
public final class ResourceReader<T extends KubernetesObject, L extends KubernetesListObject, P>
    implements AutoCloseable {
  private final ResourceClient<T, L> client;
  private final Function<T, P> projection;
  private final Informer<T, L, P> informer;
  private final ConcurrentHashMap<String, Long> writes = new ConcurrentHashMap<>();

  ResourceReader(
      ResourceType<T, L> type,
      ApiClient client,
      ApiClient watchClient,
      Function<T, P> projection,
      InformerListener.Change<P> changed,
      Runnable relisted) {
    this.client = new ResourceClient<>(type, client);
    this.projection = projection;
    this.informer = new Informer<>(this.client, watchClient, projection, changed, relisted);
  }

  void start() {
    informer.start();
  }

  Set<String> known() {
    return informer.known();
  }

  /** Requests about the kind. */
  public ResourceClient<T, L> client() {
    return client;
  }

  /**
   * Records a write of this process, so that no later read returns the state before it.
   *
   * @param resourceVersion of the written object
   */
  public void recordWrite(String namespace, @Nullable String resourceVersion) {
    long version = number(resourceVersion);
    writes.merge(namespace, version == 0 ? Long.MAX_VALUE : version, Math::max);
  }

  /** The projections, by name of object. */
  public Map<String, P> read(String namespace) {
    Long written = writes.get(namespace);
    if (!informer.covers(written == null ? 0 : written)) {
      return readThrough(namespace);
    }
    if (written != null) {
      writes.remove(namespace, written);
    }
    return informer.in(namespace);
  }

  /** The projections, by name of object, from the API server. */
  public Map<String, P> readThrough(String namespace) {
    Map<String, P> objects = new HashMap<>();
    for (T object : client.list(namespace, StoreLabels.SELECTOR, null).items()) {
      objects.put(object.getMetadata().getName(), projection.apply(object));
    }
    return objects;
  }

  /** The projection of one object from the API server; null when it does not exist. */
  public @Nullable P readThrough(String namespace, String name) {
    return client.find(namespace, name).map(projection).orElse(null);
  }

  @Override
  public void close() {
    informer.close();
  }

  /** A resource version as a number; 0 when it is none, which covers no write. */
  static long number(@Nullable String resourceVersion) {
    try {
      return resourceVersion == null ? 0 : Long.parseLong(resourceVersion);
    } catch (NumberFormatException opaque) {
      return 0;
    }
  }
}
