package io.urumi.adapter.k8s.watch;

import io.kubernetes.client.common.KubernetesListObject;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Status;
import io.kubernetes.client.util.Watch;
import io.urumi.kubernetes.ApiRequest;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.ResourceClient;
import io.urumi.kubernetes.ResourceType;
import io.urumi.kubernetes.StoreLabels;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a projection of every labelled object of one kind: lists the collection once, follows it
 * with a watch, continues a broken watch at the last resource version, and lists again only when
 * the API server no longer knows that version.
 *
 * <p>client-java's informer lists again after every broken watch and cannot report whether its
 * watch is live; see {@code docs/adr/0012-own-informer.md}.
 *
 * @param <P> the projection; two versions of an object with equal projections are no change
 */
final class Informer<T extends KubernetesObject, L extends KubernetesListObject, P>
    implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Informer.class);
  private static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final Duration SHORTEST_WATCH = Duration.ofSeconds(1);
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long FORBIDDEN_PAUSE_MILLIS = 30_000;
  private static final Set<Integer> FORBIDDEN = Set.of(401, 403);
  private static final long LONGEST_PAUSE_MILLIS = 3_000;

  private final ResourceType<T, L> type;
  private final ResourceClient<T, L> lists;
  private final ResourceClient<T, L> watches;
  private final Function<T, P> projection;
  private final Consumer<String> changed;
  private final Runnable relisted;
  private final ConcurrentHashMap<String, ConcurrentHashMap<String, P>> namespaces =
      new ConcurrentHashMap<>();
  private final Thread thread;

  private volatile boolean closed;
  private volatile boolean live;
  private volatile long seen;
  private String position = "";
  private long pause;

  /**
   * @param watchClient client of its own, see {@link
   *     io.urumi.kubernetes.connection.KubernetesConnection#watchClient}
   * @param changed receives the namespace of every object that was added, changed or deleted
   * @param relisted called after a list: changes before it may have been missed
   */
  Informer(
      ResourceClient<T, L> lists,
      ApiClient watchClient,
      Function<T, P> projection,
      Consumer<String> changed,
      Runnable relisted) {
    this.type = lists.type();
    this.lists = lists;
    this.watches = new ResourceClient<>(type, watchClient);
    this.projection = projection;
    this.changed = changed;
    this.relisted = relisted;
    this.thread =
        Thread.ofVirtual().name("urumi-k8s-informer-" + type.plural()).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /**
   * Whether the watch is live and has seen the change with this version.
   *
   * @param resourceVersion 0 for any
   */
  boolean covers(long resourceVersion) {
    return live && seen >= resourceVersion;
  }

  /** The projections of a namespace's objects, by name of object. */
  Map<String, P> in(String namespace) {
    Map<String, P> there = namespaces.get(namespace);
    return there == null ? Map.of() : new HashMap<>(there);
  }

  /** Namespaces with at least one object. */
  Set<String> known() {
    return new TreeSet<>(namespaces.keySet());
  }

  /** Whether its thread is alive. */
  boolean isRunning() {
    return thread.isAlive();
  }

  /** Ends the watch and waits up to two seconds for its thread. */
  @Override
  public void close() {
    closed = true;
    // On a virtual thread this ends a blocking read of the socket, too.
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(2));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      try {
        if (position.isEmpty()) {
          list();
        }
        long started = System.nanoTime();
        follow();
        if (System.nanoTime() - started < SHORTEST_WATCH.toNanos()) {
          // A proxy that ends every watch at once must not be requested without a pause.
          backOff(new IOException("the watch ended at once"));
        } else {
          pause = 0;
        }
      } catch (ApiRequestException refused) {
        if (refused.isExpired()) {
          position = "";
        }
        backOff(refused);
      } catch (IOException broken) {
        backOff(broken);
      } catch (RuntimeException error) {
        if (!(error.getCause() instanceof IOException)) {
          // Not a broken connection: the projections may be wrong.
          position = "";
        }
        backOff(error);
      } finally {
        live = false;
      }
    }
  }

  private void list() {
    ResourceClient.Listing<T> listing = lists.list(null, StoreLabels.SELECTOR, null);
    Map<String, Map<String, P>> now = new HashMap<>();
    for (T object : listing.items()) {
      now.computeIfAbsent(namespace(object), _ -> new HashMap<>())
          .put(object.getMetadata().getName(), projection.apply(object));
    }
    namespaces.keySet().removeIf(namespace -> !now.containsKey(namespace));
    now.forEach(
        (namespace, objects) -> namespaces.put(namespace, new ConcurrentHashMap<>(objects)));
    position = listing.resourceVersion();
    seen = ResourceReader.number(position);
    relisted.run();
  }

  private void follow() throws IOException {
    Duration lifetime = LIFETIME.plusSeconds(ThreadLocalRandom.current().nextLong(120));
    try (Watch<T> watch = watches.watch(StoreLabels.SELECTOR, position, lifetime)) {
      live = true;
      while (!closed && watch.hasNext()) {
        handle(watch.next());
        pause = 0;
      }
    }
  }

  private void handle(Watch.Response<T> event) {
    V1Status failure = event.status;
    if (failure != null) {
      int code = failure.getCode() == null ? 500 : failure.getCode();
      throw ApiRequestException.refused(
          new ApiRequest("watch", type, null, null), code, failure.getMessage());
    }
    T object = event.object;
    switch (event.type) {
      case "ADDED", "MODIFIED" -> put(object);
      case "DELETED" -> remove(object);
      case "BOOKMARK" -> {
        // Only advances the position.
      }
      default -> throw new IllegalStateException("unknown watch event " + event.type);
    }
    position = object.getMetadata().getResourceVersion();
    seen = Math.max(seen, ResourceReader.number(position));
  }

  private void put(T object) {
    P now = projection.apply(object);
    P before =
        namespaces
            .computeIfAbsent(namespace(object), _ -> new ConcurrentHashMap<>())
            .put(object.getMetadata().getName(), now);
    if (!now.equals(before)) {
      changed.accept(namespace(object));
    }
  }

  private void remove(T object) {
    ConcurrentHashMap<String, P> there = namespaces.get(namespace(object));
    if (there != null) {
      there.remove(object.getMetadata().getName());
      if (there.isEmpty()) {
        namespaces.remove(namespace(object));
      }
    }
    changed.accept(namespace(object));
  }

  private void backOff(Exception why) {
    live = false;
    if (closed) {
      return;
    }
    pause = pause == 0 ? FIRST_PAUSE_MILLIS : Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
    if (why instanceof ApiRequestException refused && FORBIDDEN.contains(refused.status())) {
      // Until the permission is granted, reads go to the API server.
      pause = FORBIDDEN_PAUSE_MILLIS;
    }
    LOG.debug("watch of {} is interrupted, retries in {} ms", type.plural(), pause, why);
    try {
      Thread.sleep(pause + ThreadLocalRandom.current().nextLong(pause));
    } catch (InterruptedException interrupted) {
      // Only close() interrupts; the loop checks for it.
      Thread.currentThread().interrupt();
    }
  }

  private String namespace(T object) {
    V1ObjectMeta metadata = object.getMetadata();
    String namespace = type.isNamespace() ? metadata.getName() : metadata.getNamespace();
    return namespace == null ? "" : namespace;
  }
}
