package io.urumi.adapter.persistence.signal;

import io.urumi.port.driven.persistence.Signals.Signal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.scheduler.Schedulers;

/**
 * Distributes signals to all listeners in this process. A busy listener later receives one signal
 * of each kind, however many were sent: they are equivalent.
 */
final class SignalHub {
  private final Map<Signal, List<FluxSink<Signal>>> listeners = new EnumMap<>(Signal.class);

  SignalHub() {
    for (Signal signal : Signal.values()) {
      listeners.put(signal, new CopyOnWriteArrayList<>());
    }
  }

  void emit(Signal signal) {
    of(signal).forEach(listener -> listener.next(signal));
  }

  Flux<Signal> receive() {
    // On another thread: the sender has just committed and must not run the listeners' work.
    return Flux.merge(Flux.fromArray(Signal.values()).map(this::receive), Signal.values().length, 1)
        .publishOn(Schedulers.parallel(), 1);
  }

  private Flux<Signal> receive(Signal signal) {
    return Flux.create(
        listener -> {
          of(signal).add(listener);
          listener.onDispose(() -> of(signal).remove(listener));
        },
        FluxSink.OverflowStrategy.LATEST);
  }

  private List<FluxSink<Signal>> of(Signal signal) {
    return Objects.requireNonNull(listeners.get(signal));
  }
}
