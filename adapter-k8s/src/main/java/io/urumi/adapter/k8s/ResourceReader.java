package io.urumi.adapter.k8s;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the store's objects of one kind: from the watch's memory while that is live and not older
 * than our own last write in the namespace, else from the API server.
 */
final class ResourceReader<T> implements AutoCloseable {
  private final ApiServer api;
  private final ResourceKind kind;
  private final Function<JsonObject, T> memory;
  private final ResourceWatch<T> watch;
  private final ConcurrentHashMap<String, Long> writes = new ConcurrentHashMap<>();

  ResourceReader(
      ApiServer api,
      ResourceKind kind,
      Function<JsonObject, T> memory,
      Consumer<String> changed,
      Runnable relisted) {
    this.api = api;
    this.kind = kind;
    this.memory = memory;
    this.watch = new ResourceWatch<>(api, kind, memory, changed, relisted);
  }

  void start() {
    watch.start();
  }

  ResourceKind kind() {
    return kind;
  }

  ResourceWatch<T> watch() {
    return watch;
  }

  /** Notes a write of ours, so that nobody is told what was before it. */
  void wrote(String namespace, @Nullable JsonObject result) {
    long version = Json.resourceVersion(result);
    writes.merge(namespace, version == 0 ? Long.MAX_VALUE : version, Math::max);
  }

  /** The objects by name. */
  Map<String, T> read(String namespace) {
    Long written = writes.get(namespace);
    if (!watch.covers(written == null ? 0 : written)) {
      return readThrough(namespace);
    }
    if (written != null) {
      writes.remove(namespace, written);
    }
    return watch.in(namespace);
  }

  /** The objects by name, from the API server. */
  Map<String, T> readThrough(String namespace) {
    Map<String, T> objects = new HashMap<>();
    for (JsonObject object : api.list(kind, namespace, Labels.SELECTOR, null).items()) {
      objects.put(Json.name(object), memory.apply(object));
    }
    return objects;
  }

  @Override
  public void close() {
    watch.close();
  }
}
