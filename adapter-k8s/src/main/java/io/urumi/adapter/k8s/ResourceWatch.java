package io.urumi.adapter.k8s;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An informer: keeps what matters of every labelled object of one kind in memory, reads the whole
 * collection once and follows its changes from there, begins anew when the server has forgotten
 * where we were, and comes back by itself for as long as it takes.
 *
 * @param <T> what is remembered of an object; compared by {@code equals} to see whether it changed
 */
final class ResourceWatch<T> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ResourceWatch.class);
  private static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final Duration SHORTEST_WATCH = Duration.ofSeconds(1);
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long FORBIDDEN_PAUSE_MILLIS = 30_000;
  private static final Set<Integer> FORBIDDEN = Set.of(401, 403);
  private static final long LONGEST_PAUSE_MILLIS = 3_000;

  private final ApiServer api;
  private final ResourceKind kind;
  private final Function<JsonObject, T> memory;
  private final Consumer<String> changed;
  private final Runnable relisted;
  private final ConcurrentHashMap<String, ConcurrentHashMap<String, T>> namespaces =
      new ConcurrentHashMap<>();
  private final Thread thread;

  private volatile boolean closed;
  private volatile boolean following;
  private volatile long seen;
  private volatile okhttp3.@Nullable Call opening;
  private String position = "";
  private long pause;

  /**
   * @param memory what to remember of an object
   * @param changed hears the namespace of every object that changed, came or went
   * @param relisted hears that the collection was read as a whole: changes may have been missed
   */
  ResourceWatch(
      ApiServer api,
      ResourceKind kind,
      Function<JsonObject, T> memory,
      Consumer<String> changed,
      Runnable relisted) {
    this.api = api;
    this.kind = kind;
    this.memory = memory;
    this.changed = changed;
    this.relisted = relisted;
    this.thread = Thread.ofVirtual().name("urumi-k8s-watch-" + kind.plural()).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /**
   * Whether the memory is that of a running watch which has seen the change with this version.
   *
   * @param resourceVersion 0 for any
   */
  boolean covers(long resourceVersion) {
    return following && seen >= resourceVersion;
  }

  /** What is known in a namespace, by name of object. */
  Map<String, T> in(String namespace) {
    Map<String, T> there = namespaces.get(namespace);
    return there == null ? Map.of() : new HashMap<>(there);
  }

  /** Namespaces in which there is something. */
  Set<String> known() {
    return new TreeSet<>(namespaces.keySet());
  }

  /** Whether its thread lives. */
  boolean isRunning() {
    return thread.isAlive();
  }

  /** Ends the watch and waits a moment for its thread. */
  @Override
  public void close() {
    closed = true;
    okhttp3.Call call = opening;
    if (call != null) {
      call.cancel();
    }
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
        long began = System.nanoTime();
        follow();
        if (System.nanoTime() - began < SHORTEST_WATCH.toNanos()) {
          // Somebody between us ends every watch at once: no reason to ask without a pause.
          backOff(new IOException("the watch ended at once"));
        } else {
          pause = 0;
        }
      } catch (ApiCallException refused) {
        if (refused.isGone()) {
          position = "";
        }
        backOff(refused);
      } catch (IOException broken) {
        backOff(broken);
      } catch (RuntimeException defect) {
        // The memory may be wrong: read everything again.
        position = "";
        backOff(defect);
      } finally {
        following = false;
      }
    }
  }

  private void list() {
    ApiServer.Listing listing = api.list(kind, null, Labels.SELECTOR, null);
    Map<String, Map<String, T>> now = new HashMap<>();
    for (JsonObject object : listing.items()) {
      now.computeIfAbsent(space(object), _ -> new HashMap<>())
          .put(Json.name(object), memory.apply(object));
    }
    namespaces.keySet().removeIf(namespace -> !now.containsKey(namespace));
    now.forEach(
        (namespace, objects) -> namespaces.put(namespace, new ConcurrentHashMap<>(objects)));
    seen = number(listing.resourceVersion());
    position = listing.resourceVersion();
    relisted.run();
  }

  private void follow() throws IOException {
    Duration lifetime = LIFETIME.plusSeconds(ThreadLocalRandom.current().nextLong(120));
    try (ApiServer.Watch watch =
        api.watch(kind, Labels.SELECTOR, position, lifetime, this::opening)) {
      following = true;
      String line = watch.next();
      while (line != null && !closed) {
        handle(line);
        pause = 0;
        line = watch.next();
      }
    } finally {
      opening = null;
    }
  }

  private void opening(okhttp3.Call call) {
    opening = call;
    if (closed) {
      call.cancel();
    }
  }

  private void handle(String line) {
    JsonElement event;
    try {
      event = JsonParser.parseString(line);
    } catch (JsonParseException torn) {
      throw new IllegalStateException("a watch event is not JSON", torn);
    }
    JsonObject object =
        Json.at(event, "object") instanceof JsonObject there ? there : new JsonObject();
    switch (Json.text(event, "type")) {
      case "ADDED", "MODIFIED" -> remember(object);
      case "DELETED" -> forget(object);
      case "BOOKMARK" -> {
        // Only brings the position forward.
      }
      default ->
          throw ApiCallException.refused(
              new ApiCall("watch", kind, null, null),
              (int) Json.number(object, "code"),
              object.toString(),
              Duration.ZERO);
    }
    position = Json.text(object, "metadata", "resourceVersion");
    seen = Math.max(seen, number(position));
  }

  private void remember(JsonObject object) {
    T now = memory.apply(object);
    T before =
        namespaces
            .computeIfAbsent(space(object), _ -> new ConcurrentHashMap<>())
            .put(Json.name(object), now);
    if (!now.equals(before)) {
      changed.accept(space(object));
    }
  }

  private void forget(JsonObject object) {
    ConcurrentHashMap<String, T> there = namespaces.get(space(object));
    if (there != null) {
      there.remove(Json.name(object));
      if (there.isEmpty()) {
        namespaces.remove(space(object));
      }
    }
    changed.accept(space(object));
  }

  private void backOff(Exception why) {
    following = false;
    if (closed) {
      return;
    }
    pause = pause == 0 ? FIRST_PAUSE_MILLIS : Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
    if (why instanceof ApiCallException refused && FORBIDDEN.contains(refused.status())) {
      // Until somebody grants it, reads go to the server; asking often changes nothing.
      pause = FORBIDDEN_PAUSE_MILLIS;
    }
    LOG.debug("watch of {} is interrupted, tries again in {} ms", kind.plural(), pause, why);
    try {
      Thread.sleep(pause + ThreadLocalRandom.current().nextLong(pause));
    } catch (InterruptedException interrupted) {
      // Only close() interrupts; the loop sees it.
      Thread.currentThread().interrupt();
    }
  }

  private String space(JsonObject object) {
    return kind == ResourceKind.NAMESPACE ? Json.name(object) : Json.namespace(object);
  }

  private static long number(String resourceVersion) {
    try {
      return Long.parseLong(resourceVersion);
    } catch (NumberFormatException opaque) {
      // An opaque version never covers a write of ours, so that reads go to the server.
      return 0;
    }
  }
}
