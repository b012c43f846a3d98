package io.urumi.testkit.memory;

import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.persistence.IdempotencyKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Keys that are remembered until the process ends. */
final class InMemoryIdempotencyKeys implements IdempotencyKeys {
  private final InMemoryDatabase database;

  InMemoryIdempotencyKeys(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public Mono<Remembered> remember(
      String actor, String key, String requestHash, StoreId storeId, Instant now) {
    List<String> id = List.of(actor, key);
    return database.write(view -> {
      Optional<Remembered> known = database.keys.get(view, id);
      if (known.isPresent()) {
        return known;
      }
      Remembered first = new Remembered(requestHash, storeId);
      database.keys.put(id, first);
      return Optional.of(first);
    });
  }

  @Override
  public Mono<Remembered> find(String actor, String key) {
    return database.read(view -> database.keys.get(view, List.of(actor, key)));
  }
}
