package io.urumi.adapter.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.port.driven.persistence.AuditDraft;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import io.urumi.port.model.audit.AuditEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The canonical form, spelled out: other programs that verify an export rely on it. */
class AuditChainTest {
  @Test
  void theHashIsAsDocumented() throws Exception {
    AuditEntry entry =
        AuditChain.link(
            new AuditDraft(
                Instant.parse("2026-11-24T12:00:00.000001Z"),
                new Actor("me", "127.0.0.1", ""),
                AuditAction.STORE_CREATE,
                "store/1",
                null,
                AuditEntry.Outcome.ACCEPTED,
                "Größe"),
            7,
            "ab".repeat(32));

    String canonical =
        "1:7,16:1795521600000001,2:me,9:127.0.0.1,0:,12:store.create,7:store/1,-,8:ACCEPTED,"
            + "7:Größe,";
    byte[] hashed = ("ab".repeat(32) + canonical).getBytes(StandardCharsets.UTF_8);
    assertThat(entry.hash())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(hashed)));
  }

  @Test
  void theCodesOfAllActionsDifferAndFitTheColumn() {
    assertThat(AuditAction.values())
        .extracting(AuditAction::code)
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("[a-z]+\\.[a-z]+") && code.length() <= 64);
  }

  @Test
  void fieldsWithTheSameConcatenationHaveDifferentHashes() {
    assertThat(hash("ab", "c")).isNotEqualTo(hash("a", "bc"));
  }

  private static String hash(String subject, String subdomain) {
    return AuditChain.link(
            new AuditDraft(
                Instant.EPOCH,
                new Actor("", "", ""),
                AuditAction.STORE_CREATE,
                subject,
                subdomain,
                AuditEntry.Outcome.ACCEPTED,
                ""),
            1,
            AuditHash.ORIGIN)
        .hash();
  }
}
