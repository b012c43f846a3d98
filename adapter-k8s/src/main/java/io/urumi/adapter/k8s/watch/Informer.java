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
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a projection of every selected object of one kind: lists the collection once, follows it
 * with a watch, continues a broken watch at the last resource version, and lists again only when
 * the API server no longer knows that version.
 *
 * <p>client-java's informer lists again after every broken watch and cannot report whether its
 * watch is live; see {@code docs/adr/0012-own-informer.md}.
 *
 * @param <P> the projection; two versions of an object with equal projections are not a change
 */
final class Informer<T extends KubernetesObject, L extends KubernetesListObject, P>
    implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Informer.class);
  private static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final Duration SHORTEST_WATCH = Duration.ofSeconds(1);
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final Set<Integer> FORBIDDEN = Set.of(401, 403);
  private static final long LONGEST_PAUSE_MILLIS = 3_000;

  private final ResourceType<T, L> type;
  private final ResourceClient<T, L> lists;
  private final ResourceClient<T, L> watches;
  private final Selection<T, P> selection;
  private final InformerListener<P> listener;
  private final ConcurrentHashMap<String, ConcurrentHashMap<String, P>> namespaces =
      new ConcurrentHashMap<>();
  private final Thread thread;

  private volatile boolean closed;
  private volatile boolean live;
  private volatile boolean settled;
  private volatile boolean listed;
  private volatile long ended;
  private volatile long seen;
  private volatile @Nullable ApiRequestException refusal;
  private String position = "";
  private long pause;

  /**
   * Of the objects with a store's labels.
   *
   * @param watchClient client of its own, see {@link
   *     io.urumi.kubernetes.connection.KubernetesConnection#watchClient}
   * @param changed receives every object that was added, changed or deleted
   * @param relisted called after a list: changes before it may have been missed
   */
  Informer(
      ResourceClient<T, L> lists,
      ApiClient watchClient,
      Function<T, P> projection,
      InformerListener.Change<P> changed,
      Runnable relisted) {
    this(
        lists,
        new ResourceClient<>(lists.type(), watchClient),
        Selection.ofStores(projection),
        InformerListener.of(changed, relisted));
  }

  /**
   * @param watches has a client of its own, see {@link
   *     io.urumi.kubernetes.connection.KubernetesConnection#watchClient}
   */
  Informer(
      ResourceClient<T, L> lists,
      ResourceClient<T, L> watches,
      Selection<T, P> selection,
      InformerListener<P> listener) {
    this.type = lists.type();
    this.lists = lists;
    this.watches = watches;
    this.selection = selection;
    this.listener = listener;
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

  /** Whether the watch is live, or its interruption is shorter than this. */
  boolean isLiveExceptFor(Duration interruption) {
    return live || (ended != 0 && System.nanoTime() - ended < interruption.toNanos());
  }

  /** Whether the change with this version was received. */
  boolean hasSeen(long resourceVersion) {
    return seen >= resourceVersion;
  }

  /** Whether the first list was answered or refused. */
  boolean isSettled() {
    return settled;
  }

  /** Whether the last list was answered. */
  boolean isListed() {
    return listed;
  }

  /** Why the account may not list or watch the kind; null if it may. */
  @Nullable ApiRequestException refusal() {
    return refusal;
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
        interrupted();
      }
    }
  }

  private void interrupted() {
    if (live) {
      ended = System.nanoTime();
      live = false;
    }
  }

  private void list() {
    Map<String, Map<String, P>> now = new HashMap<>();
    position =
        lists.forEach(
            null,
            selection.labels(),
            null,
            object ->
                selection
                    .projection()
                    .apply(object)
                    .ifPresent(kept ->
                        now.computeIfAbsent(namespace(object), _ -> new HashMap<>())
                            .put(object.getMetadata().getName(), kept)));
    seen = ResourceReader.number(position);
    replace(now);
    listed = true;
    settled = true;
  }

  private void replace(Map<String, Map<String, P>> now) {
    Map<String, Map<String, P>> before = Map.copyOf(namespaces);
    namespaces.keySet().removeIf(namespace -> !now.containsKey(namespace));
    now.forEach(
        (namespace, objects) -> namespaces.put(namespace, new ConcurrentHashMap<>(objects)));
    listener.relisted(before, now);
  }

  private void follow() throws IOException {
    Duration lifetime = LIFETIME.plusSeconds(ThreadLocalRandom.current().nextLong(120));
    try (Watch<T> watch = watches.watch(selection.labels(), position, lifetime)) {
      refusal = null;
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
    Optional<P> now = selection.projection().apply(object);
    if (now.isEmpty()) {
      remove(object);
      return;
    }
    P before =
        namespaces
            .computeIfAbsent(namespace(object), _ -> new ConcurrentHashMap<>())
            .put(object.getMetadata().getName(), now.get());
    if (!now.get().equals(before)) {
      listener.changed(namespace(object), before, now.get());
    }
  }

  private void remove(T object) {
    ConcurrentHashMap<String, P> there = namespaces.get(namespace(object));
    P before = null;
    if (there != null) {
      before = there.remove(object.getMetadata().getName());
      if (there.isEmpty()) {
        namespaces.remove(namespace(object));
      }
    }
    listener.changed(namespace(object), before, null);
  }

  private void backOff(Exception why) {
    interrupted();
    if (closed) {
      return;
    }
    pause = pause == 0 ? FIRST_PAUSE_MILLIS : Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
    if (why instanceof ApiRequestException refused) {
      reactTo(refused);
    }
    LOG.debug("watch of {} is interrupted, retries in {} ms", type.plural(), pause, why);
    try {
      Thread.sleep(pause + ThreadLocalRandom.current().nextLong(pause));
    } catch (InterruptedException interrupted) {
      // Only close() interrupts; the loop checks for it.
      Thread.currentThread().interrupt();
    }
  }

  private void reactTo(ApiRequestException refused) {
    boolean forbidden = FORBIDDEN.contains(refused.status());
    if (!forbidden && !refused.isNotFound()) {
      return;
    }
    // Until the permission is granted, reads go to the API server.
    pause = selection.refusedPause().toMillis();
    refusal = forbidden ? refused : null;
    if (selection.isOptional()) {
      if (position.isEmpty()) {
        // Not even a list: what was known may be wrong by now.
        listed = false;
        replace(Map.of());
      }
      // An account that may list the kind, but not watch it, lists it again instead.
      position = "";
    }
    settled = true;
  }

  private String namespace(T object) {
    V1ObjectMeta metadata = object.getMetadata();
    String namespace = type.isNamespace() ? metadata.getName() : metadata.getNamespace();
    return namespace == null ? "" : namespace;
  }
}
