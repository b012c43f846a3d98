package io.urumi.adapter.k8s.watch;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Receives the changes of what an informer keeps, on the informer's thread. */
interface InformerListener<P> {
  /**
   * An object was added, changed or deleted.
   *
   * @param before null when it was not kept before
   * @param now null when it is not kept any more
   */
  void changed(String namespace, @Nullable P before, @Nullable P now);

  /** Everything was listed: changes before may have been missed. By namespace and name. */
  void relisted(Map<String, ? extends Map<String, P>> before, Map<String, Map<String, P>> now);

  /** Receives what has changed about an object. */
  @FunctionalInterface
  interface Change<P> {
    /**
     * @param before null when it was not kept before
     * @param now null when it is not kept any more
     */
    void changed(String namespace, @Nullable P before, @Nullable P now);
  }

  /** Ignores what the lists contain. */
  static <P> InformerListener<P> of(Change<P> change, Runnable relisted) {
    return new InformerListener<>() {
      @Override
      public void changed(String namespace, @Nullable P before, @Nullable P now) {
        change.changed(namespace, before, now);
      }

      @Override
      public void relisted(
          Map<String, ? extends Map<String, P>> before, Map<String, Map<String, P>> now) {
        relisted.run();
      }
    };
  }
}
