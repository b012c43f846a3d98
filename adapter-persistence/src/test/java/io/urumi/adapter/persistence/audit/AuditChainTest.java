package io.urumi.adapter.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.access.Principal;
import io.urumi.port.driven.persistence.AuditDraft;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.testkit.StoreFixtures;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The canonical form, spelled out: other programs that verify an export rely on it. */
class AuditChainTest {
  private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

  @Test
  void theHashIsAsDocumented() throws Exception {
    AuditEntry entry =
        AuditChain.link(
            new AuditDraft(
                Instant.parse("2026-11-24T12:00:00.000001Z"),
                new Actor(Principal.user(ID, "me"), "127.0.0.1", ""),
                AuditAction.STORE_CREATE,
                "store/1",
                null,
                StoreFixtures.OWNER,
                AuditEntry.Outcome.ACCEPTED,
                "Größe"),
            7,
            "ab".repeat(32));

    String canonical =
        "2:v2,1:7,16:1795521600000001,2:me,36:01890a5d-ac96-774b-bcce-b302099a8057,4:USER,5:local,"
            + "9:127.0.0.1,0:,12:store.create,7:store/1,-,8:ACCEPTED,7:Größe,";
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
                new Actor(Principal.LOCAL, "", ""),
                AuditAction.STORE_CREATE,
                subject,
                subdomain,
                StoreFixtures.OWNER,
                AuditEntry.Outcome.ACCEPTED,
                ""),
            1,
            AuditHash.ORIGIN)
        .hash();
  }
}
