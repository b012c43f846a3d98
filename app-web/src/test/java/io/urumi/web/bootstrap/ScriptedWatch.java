package io.urumi.web.bootstrap;

import io.urumi.domain.access.Caller;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driving.WatchStoresQuery;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Delegates to the real query; emits scripted notices while a script is set. */
public final class ScriptedWatch implements WatchStoresQuery {
  private final WatchStoresQuery real;
  private final AtomicReference<@Nullable Flux<Notice>> script = new AtomicReference<>();

  ScriptedWatch(WatchStoresQuery real) {
    this.real = real;
  }

  /**
   * Sets the script.
   *
   * @param next notices of every watch; null for the real ones
   */
  public void play(@Nullable Flux<? extends Notice> next) {
    script.set(next == null ? null : next.cast(Notice.class));
  }

  @Override
  public Flux<Notice> watch(
      Caller caller, @Nullable Long afterId, @Nullable StoreId storeId, Runnable started) {
    Flux<Notice> now = script.get();
    return now == null
        ? real.watch(caller, afterId, storeId, started)
        : now.doOnSubscribe(_ -> started.run());
  }
}
