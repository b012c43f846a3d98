package io.urumi.adapter.simulated;

import io.urumi.domain.store.Namespace;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Spaces that are forgotten with the process. */
final class MemorySpaces implements Spaces {
  private final Map<Namespace, Space> spaces = new ConcurrentHashMap<>();

  @Override
  public @Nullable Space find(Namespace namespace) {
    return spaces.get(namespace);
  }

  @Override
  public List<Space> all() {
    return List.copyOf(spaces.values());
  }

  @Override
  public synchronized @Nullable Space change(Namespace namespace, Change change) {
    Space next = change.apply(spaces.get(namespace));
    if (next == null) {
      spaces.remove(namespace);
    } else {
      spaces.put(namespace, next);
    }
    return next;
  }

  @Override
  public void whenChangedElsewhere(Consumer<Namespace> listener) {
    // There is no elsewhere.
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
