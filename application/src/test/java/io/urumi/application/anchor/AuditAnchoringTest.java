package io.urumi.application.anchor;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.persistence.Persistence;
import io.urumi.adapter.persistence.PersistenceSettings;
import io.urumi.port.driven.persistence.AuditDraft;
import io.urumi.port.driven.persistence.AuditLog;
import io.urumi.port.model.anchor.AnchorStatus;
import io.urumi.port.model.anchor.AuditAnchor;
import io.urumi.port.model.audit.AuditAction;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.testkit.Await;
import io.urumi.testkit.InMemoryAnchorLog;
import io.urumi.testkit.SettableClock;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.TestPrincipals;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The end of the log is signed, unless the log does not continue the last anchor. */
class AuditAnchoringTest {
  private static final Instant START = Instant.parse("2026-11-29T12:00:00.000001Z");

  private final String name = UUID.randomUUID().toString();
  private final Persistence persistence = Persistence.open(PersistenceSettings.inMemory(name));
  private final AuditLog audit = persistence.ports().audit();
  private final SettableClock clock = SettableClock.at(START);
  private final InMemoryAnchorLog anchors = new InMemoryAnchorLog();
  private final AuditAnchoring anchoring = anchoring();

  private AuditAnchoring anchoring() {
    return new AuditAnchoring(
        audit, new AnchorSettings(AnchorKeyTest.key(), anchors, Duration.ofMinutes(1)), clock);
  }

  @BeforeEach
  void appendThree() {
    for (int i = 1; i <= 3; i++) {
      append("entry " + i);
    }
  }

  @AfterEach
  void close() {
    persistence.close();
  }

  @Test
  void theEndOfTheLogIsSigned() throws Exception {
    Await.done(anchoring.run());

    AuditAnchor anchor = anchors.written().getFirst();
    assertThat(anchor.entries()).isEqualTo(3);
    assertThat(anchor.hash())
        .isEqualTo(Await.one(audit.page(EVERYTHING, 4, 1)).items().getFirst().hash());
    assertThat(anchor.at()).isEqualTo(START);
    assertThat(anchoring.status()).isEqualTo(new AnchorStatus(true, anchor, START, null));
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(
        KeyFactory.getInstance("Ed25519")
            .generatePublic(
                new X509EncodedKeySpec(Base64.getDecoder().decode(AnchorKeyTest.PUBLIC))));
    signature.update(
        AuditAnchor.text(anchor.end(), START, AnchorKeyTest.ID).getBytes(StandardCharsets.UTF_8));
    assertThat(signature.verify(Base64.getDecoder().decode(anchor.signature()))).isTrue();
  }

  @Test
  void aLogThatDoesNotGrowGetsNoFurtherAnchor() {
    Await.done(anchoring.run());
    clock.advance(Duration.ofMinutes(1));
    Await.done(anchoring.run());

    assertThat(anchors.written()).hasSize(1);
    assertThat(anchoring.status().checkedAt()).isEqualTo(START.plusSeconds(60));

    append("more");
    Await.done(anchoring.run());

    assertThat(anchors.written()).extracting(AuditAnchor::entries).containsExactly(3L, 4L);
  }

  @Test
  void aCutEndIsNotSignedAlsoNotByARestartedProcess() throws SQLException {
    String hash = Await.one(audit.page(EVERYTHING, 3, 1)).items().getFirst().hash();
    Await.done(anchoring.run());

    execute("delete from audit_entry where sequence_number > 2");
    execute("update audit_head set entries = 2, hash = '" + hash + "'");
    Await.done(anchoring.run());

    assertThat(anchors.written()).hasSize(1);
    assertThat(anchoring.status().problem())
        .contains("does not continue the anchor of " + START + " with 3 entries", "entry 3");
    AuditAnchoring restarted = anchoring();
    Await.done(restarted.run());
    assertThat(restarted.status().problem()).contains("entry 3");
  }

  @Test
  void aLogThatWasReplacedByAnotherIntactOneIsNotSigned() throws SQLException {
    Await.done(anchoring.run());

    execute("delete from audit_entry");
    execute("update audit_head set entries = 0, hash = '" + "0".repeat(64) + "'");
    for (int i = 1; i <= 5; i++) {
      append("forged " + i);
    }
    Await.done(anchoring.run());

    assertThat(anchors.written()).hasSize(1);
    assertThat(anchoring.status().problem()).contains("entry 3 is missing or was changed");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + name, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void append(String detail) {
    Await.one(
        audit.append(
            new AuditDraft(
                START,
                TestPrincipals.local("127.0.0.1", "1"),
                AuditAction.STORE_CREATE,
                "store/1",
                "alpha",
                StoreFixtures.OWNER,
                AuditEntry.Outcome.ACCEPTED,
                detail)));
  }
}
