package io.urumi.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.store.Store;
import io.urumi.port.driven.lease.ClaimedStore;
import io.urumi.port.driven.lease.FreeSlots;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.testkit.StoreFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * After many commits, a stop leaves a file of the embedded database that is proportional to its
 * data.
 */
class EmbeddedSizeIT {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Duration LEASE = Duration.ofHours(1);
  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final int STORES = 300;
  private static final int SAVES = 12;

  @TempDir Path folder;

  @Test
  void theFileHasNoGapsAfterAStop() throws IOException {
    try (Persistence persistence = open()) {
      for (int i = 0; i < STORES; i += 50) {
        changeStores(persistence, i, 50);
      }
    }
    long closed = size();
    long live = sizeAfterSecondStop();

    assertThat(closed).as("after a stop, with %d live", live).isLessThan(live * 3 / 2);
  }

  private void changeStores(Persistence persistence, int first, int count) {
    PersistencePorts ports = persistence.ports();
    ReplicaId replica = new ReplicaId("me");
    for (int i = first; i < first + count; i++) {
      ChildReplica.save(persistence, StoreFixtures.requested("store-" + i, NOW));
    }
    Flux.defer(() -> ports.stores().claim(replica, NOW, LEASE, new FreeSlots(count, count)))
        .flatMap(claimed -> saveOften(ports, claimed), 4)
        .blockLast(TIMEOUT);
  }

  private static Mono<Store> saveOften(PersistencePorts ports, ClaimedStore claimed) {
    return Flux.range(1, SAVES)
        .concatMap(i ->
            ports
                .stores()
                .saveStatus(
                    claimed.lease(),
                    claimed.store().status(),
                    NOW.plusSeconds(i),
                    NOW.plus(LEASE).plusSeconds(i)))
        .last();
  }

  private long sizeAfterSecondStop() throws IOException {
    open().close();
    return size();
  }

  private long size() throws IOException {
    return Files.size(folder.resolve("urumi.mv.db"));
  }

  private Persistence open() {
    return Persistence.open(PersistenceSettings.embedded(folder));
  }
}
