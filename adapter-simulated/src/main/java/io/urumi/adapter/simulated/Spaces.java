package io.urumi.adapter.simulated;

import io.urumi.domain.store.Namespace;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the spaces are kept. */
interface Spaces extends AutoCloseable {
  @Nullable Space find(Namespace namespace);

  List<Space> all();

  /**
   * Changes one space; nobody else changes it meanwhile. Null stands for a space that is not there,
   * before and after.
   *
   * @return the space as it is now
   */
  @Nullable Space change(Namespace namespace, Change change);

  /** What becomes of a space. */
  interface Change {
    @Nullable Space apply(@Nullable Space before);
  }

  /** Tells of spaces that somebody else changed, where somebody else can. */
  void whenChangedElsewhere(Consumer<Namespace> listener);

  @Override
  void close();
}
