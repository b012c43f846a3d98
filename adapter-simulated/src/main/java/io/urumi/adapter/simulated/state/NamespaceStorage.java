package io.urumi.adapter.simulated.state;

import io.urumi.domain.store.Namespace;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Stores the namespaces. */
public interface NamespaceStorage extends AutoCloseable {
  /** The namespace; null when it does not exist. */
  @Nullable SimulatedNamespace find(Namespace namespace);

  /** All namespaces. */
  List<SimulatedNamespace> all();

  /**
   * Changes one namespace exclusively. Null stands for a namespace that does not exist, before and
   * after the change.
   *
   * @return the namespace after the change
   */
  @Nullable SimulatedNamespace change(Namespace namespace, Change change);

  /** Computes the new state of a namespace. */
  interface Change {
    @Nullable SimulatedNamespace apply(@Nullable SimulatedNamespace before);
  }

  /** Reports namespaces that another process changed, where several processes share the state. */
  void onExternalChange(Consumer<Namespace> listener);

  @Override
  void close();
}
