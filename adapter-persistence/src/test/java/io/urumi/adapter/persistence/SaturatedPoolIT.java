package io.urumi.adapter.persistence;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.port.driven.lease.ClaimedStore;
import io.urumi.port.driven.lease.FreeSlots;
import io.urumi.port.driven.lease.Lease;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driven.persistence.TaskLock;
import io.urumi.testkit.StoreFixtures;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Requests that hold all connections delay neither claims nor renewals of leases nor the health
 * check.
 */
class SaturatedPoolIT {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Duration LEASE = Duration.ofSeconds(30);

  /** Less than a request waits for a connection. */
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private static final int CONNECTIONS = 2;
  private static final ReplicaId REPLICA = new ReplicaId("me");

  @TempDir Path folder;

  @Test
  void onPostgres() {
    assertIndependentOfRequests(TestPostgres.newDatabase());
  }

  @Test
  void onTheEmbeddedDatabase() {
    assertIndependentOfRequests(PersistenceSettings.embedded(folder));
  }

  private static void assertIndependentOfRequests(PersistenceSettings settings) {
    try (Persistence persistence =
        Persistence.open(
            settings.withConnections(CONNECTIONS).withAcquireTimeout(Duration.ofMinutes(1)))) {
      PersistencePorts ports = persistence.ports();
      ports.stores().insert(StoreFixtures.requested("alpha", NOW)).block(TIMEOUT);
      Sinks.Empty<Void> end = Sinks.empty();
      Disposable requests = occupyEveryConnection(ports, end);
      try {
        List<ClaimedStore> claimed =
            ports
                .stores()
                .claim(REPLICA, NOW, LEASE, new FreeSlots(1, 1))
                .collectList()
                .block(TIMEOUT);
        Lease lease = Objects.requireNonNull(claimed).getFirst().lease();
        Lease renewed = ports.stores().renew(lease, NOW.plus(LEASE).plusSeconds(5)).block(TIMEOUT);
        assertThat(Objects.requireNonNull(renewed).expiresAt()).isAfter(lease.expiresAt());
        assertThat(
                ports
                    .taskLock()
                    .tryAcquire(TaskLock.PeriodicTask.values()[0], REPLICA, NOW, LEASE)
                    .block(TIMEOUT))
            .isTrue();
        ports.stores().release(renewed, NOW, NOW).block(TIMEOUT);
        persistence.ping().block(TIMEOUT);
      } finally {
        end.tryEmitEmpty();
        requests.dispose();
      }
    }
  }

  /** Transactions that end only with {@code end}, and twice as many that wait for a connection. */
  private static Disposable occupyEveryConnection(PersistencePorts ports, Sinks.Empty<Void> end) {
    Sinks.Many<Integer> started = Sinks.many().unicast().onBackpressureBuffer();
    Disposable requests =
        Flux.range(0, CONNECTIONS * 3)
            .flatMap(
                i ->
                    ports
                        .transactions()
                        .within(
                            ports
                                .stores()
                                .queueDepth(EVERYTHING, NOW)
                                .doOnNext(_ -> started.tryEmitNext(i))
                                .delayUntil(_ -> end.asMono()))
                        .onErrorResume(_ -> Mono.empty()),
                CONNECTIONS * 3)
            .subscribe();
    started.asFlux().take(CONNECTIONS).blockLast(TIMEOUT);
    return requests;
  }
}
