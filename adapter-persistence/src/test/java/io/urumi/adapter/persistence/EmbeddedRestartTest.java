package io.urumi.adapter.persistence;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.store.Store;
import io.urumi.port.model.ClusterIdentity;
import io.urumi.port.model.audit.AuditVerification;
import io.urumi.port.model.store.RecordedEvent;
import io.urumi.testkit.StoreFixtures;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database after a restart. */
class EmbeddedRestartTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir Path folder;

  @Test
  void savedDataIsPresentAfterARestart() {
    Store alpha = StoreFixtures.requested("alpha", NOW);
    Store beta = StoreFixtures.requested("beta", NOW);
    try (Persistence before = open()) {
      before.bindToCluster(new ClusterIdentity("uid-one", "one"));
      ChildReplica.save(before, alpha);
    }

    try (Persistence after = open()) {
      after.bindToCluster(new ClusterIdentity("uid-one", "one"));
      assertThat(Objects.requireNonNull(after.ports().stores().find(alpha.id()).block()).spec())
          .isEqualTo(alpha.spec());
      ChildReplica.save(after, beta);

      assertThat(events(after)).extracting(RecordedEvent::id).containsExactly(1L, 2L);
      assertThat(after.ports().audit().verify().block())
          .isEqualTo(new AuditVerification(true, 2, null));
    }
  }

  private Persistence open() {
    return Persistence.open(PersistenceSettings.embedded(folder));
  }

  private static List<RecordedEvent> events(Persistence persistence) {
    return Objects.requireNonNull(
        persistence.ports().events().after(EVERYTHING, 0, 10, null).collectList().block());
  }
}
