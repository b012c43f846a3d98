package io.urumi.adapter.simulated.state;

import io.urumi.domain.store.Namespace;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Namespaces that exist until the process ends. */
public final class InMemoryStorage implements NamespaceStorage {
  private final Map<Namespace, SimulatedNamespace> namespaces = new ConcurrentHashMap<>();

  @Override
  public @Nullable SimulatedNamespace find(Namespace namespace) {
    return namespaces.get(namespace);
  }

  @Override
  public List<SimulatedNamespace> all() {
    return List.copyOf(namespaces.values());
  }

  @Override
  public synchronized @Nullable SimulatedNamespace change(Namespace namespace, Change change) {
    SimulatedNamespace next = change.apply(namespaces.get(namespace));
    if (next == null) {
      namespaces.remove(namespace);
    } else {
      namespaces.put(namespace, next);
    }
    return next;
  }

  @Override
  public void onExternalChange(Consumer<Namespace> listener) {
    // No other process has access.
  }

  @Override
  public void close() {
    // There is nothing to release.
  }
}
