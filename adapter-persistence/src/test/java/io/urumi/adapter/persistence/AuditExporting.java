package io.urumi.adapter.persistence;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.persistence.audit.AuditChain;
import io.urumi.adapter.persistence.audit.AuditHash;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditFilter;
import java.sql.SQLException;
import java.util.Iterator;
import org.junit.jupiter.api.Test;

/** A long log is read in pages, each on demand. */
abstract class AuditExporting {
  abstract TestDatabase database();

  @Test
  void aLongLogIsReadCompletelyInOrderAndIsIntact() throws SQLException {
    LongAuditLog.fill(database(), 20_000);
    long read = 0;
    String previous = AuditHash.ORIGIN;

    for (AuditEntry entry :
        database()
            .persistence()
            .ports()
            .audit()
            .entries(EVERYTHING, AuditFilter.all())
            .toIterable()) {
      assertThat(AuditChain.fits(entry, ++read, previous)).isTrue();
      previous = entry.hash();
    }

    assertThat(read).isEqualTo(20_000);
  }

  @Test
  void aReaderThatRequestsNothingReadsNothing() throws SQLException {
    LongAuditLog.fill(database(), 8_000);

    // Entries that are deleted now would still arrive if they had been read in advance.
    Iterator<AuditEntry> entries =
        database()
            .persistence()
            .ports()
            .audit()
            .entries(EVERYTHING, AuditFilter.all())
            .toIterable(1)
            .iterator();
    assertThat(entries.next().sequence()).isEqualTo(1);
    database().execute("delete from audit_entry where sequence_number > 5000");

    long last = 1;
    while (entries.hasNext()) {
      last = entries.next().sequence();
    }
    assertThat(last).isEqualTo(5_000);
  }
}
