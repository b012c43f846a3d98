package io.urumi.adapter.persistence;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.store.Subdomain;
import io.urumi.port.model.audit.AuditVerification;
import io.urumi.port.model.store.RecordedEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database while another process uses it, and after that process was killed. */
class EmbeddedDatabaseInUseIT {

  @TempDir Path folder;

  @Test
  void aDatabaseInUseIsReportedAndAKilledProcessLosesNothing() throws IOException {
    try (ChildReplica child = ChildReplica.start(folder, "alpha")) {
      assertThatThrownBy(this::open)
          .isInstanceOf(DatabaseInUseException.class)
          .hasMessage(
              "the database in "
                  + folder.resolve("urumi.mv.db")
                  + " is in use by another process; stop it or use PostgreSQL, which several can"
                  + " share");

      // Straight after its commit.
      child.kill();
    }

    try (Persistence after = open()) {
      assertThat(after.ports().stores().findHolder(EVERYTHING, new Subdomain("alpha")).block())
          .isNotNull();
      assertThat(events(after)).hasSize(1);
      assertThat(after.ports().audit().verify().block())
          .isEqualTo(new AuditVerification(true, 1, null));
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
