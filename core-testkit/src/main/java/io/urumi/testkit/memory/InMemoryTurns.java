package io.urumi.testkit.memory;

import io.urumi.port.driven.ReplicaId;
import io.urumi.port.driven.Turns;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Turns, one after the other. */
final class InMemoryTurns implements Turns {
  private final InMemoryDatabase database;

  InMemoryTurns(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public Mono<Boolean> take(Duty duty, ReplicaId replica, Instant now, Duration interval) {
    return database.write(view -> {
      Optional<Instant> last = database.turns.get(view, duty);
      boolean due =
          last.isEmpty()
              || !last.get().isAfter(now.minus(interval))
              || last.get().isAfter(now.plus(interval));
      if (due) {
        database.turns.put(duty, now);
      }
      return Optional.of(due);
    });
  }
}
