package io.urumi.shell.auditfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.client.http.ApiJson;
import io.urumi.client.model.AuditEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Verifies exported logs; the sample was exported by a control plane. */
class AuditFileTest {
  private static final Path SAMPLE = Path.of("..", "docs", "audit-sample.jsonl");

  @TempDir private Path folder;

  @Test
  void an_export_of_the_platform_is_intact() {
    AuditFileCheck check = AuditFile.check(SAMPLE, ApiJson.mapper());

    assertThat(check.intact()).isTrue();
    assertThat(check.entries()).isEqualTo(8);
    assertThat(check.holes()).isZero();
    assertThat(check.firstSequence()).isEqualTo(1);
    assertThat(check.lastSequence()).isEqualTo(8);
    assertThat(check.lastHash()).matches("[0-9a-f]{64}");
  }

  @Test
  void a_changed_word_breaks_its_line() throws IOException {
    List<String> lines = lines();
    String changed = lines.get(2).replace("\"actor\":\"anna\"", "\"actor\":\"eve\"");
    assertThat(changed).isNotEqualTo(lines.get(2));
    lines.set(2, changed);

    AuditFileCheck check = check(lines);

    assertThat(check.intact()).isFalse();
    assertThat(check.brokenLine()).isEqualTo(3);
  }

  @Test
  void swapped_repeated_and_damaged_lines_are_detected() throws IOException {
    List<String> lines = lines();

    assertThat(check(List.of(lines.get(1), lines.get(0))).brokenLine()).isEqualTo(2);
    assertThat(check(List.of(lines.get(0), lines.get(0))).brokenLine()).isEqualTo(2);
    assertThat(check(List.of(lines.get(0), lines.get(1).substring(9))).brokenLine()).isEqualTo(2);
    assertThat(check(List.of(lines.get(0), "")).brokenLine()).isEqualTo(2);
    assertThat(check(List.of("null")).brokenLine()).isEqualTo(1);
  }

  @Test
  void a_valid_entry_of_another_chain_is_detected() throws IOException {
    List<String> lines = lines();
    JsonMapper mapper = ApiJson.mapper();
    AuditEntry second = mapper.readValue(lines.get(1), AuditEntry.class);
    AuditEntry elsewhere = with(second, AuditHash.NONE, null);
    String other = mapper.writeValueAsString(with(second, AuditHash.NONE, AuditHash.of(elsewhere)));

    assertThat(check(List.of(other)).intact()).isTrue();
    assertThat(check(List.of(lines.get(0), other)).brokenLine()).isEqualTo(2);
  }

  @Test
  void a_first_entry_that_follows_another_one_is_detected() throws IOException {
    AuditEntry first = ApiJson.mapper().readValue(lines().get(0), AuditEntry.class);
    AuditEntry unsealed = with(first, "f".repeat(64), "");

    assertThat(
            check(List.of(line(with(first, "f".repeat(64), AuditHash.of(unsealed))))).brokenLine())
        .isEqualTo(1);
  }

  /** The hash of format 1 does not cover them. */
  @Test
  void an_owner_or_principal_that_was_added_to_an_entry_of_format_1_is_detected()
      throws IOException {
    AuditEntry sample = ApiJson.mapper().readValue(lines().get(0), AuditEntry.class);

    assertThat(check(List.of(line(ofFormat1(sample, null, null, null)))).intact()).isTrue();
    assertThat(check(List.of(line(ofFormat1(sample, "eve", null, null)))).brokenLine())
        .isEqualTo(1);
    assertThat(check(List.of(line(ofFormat1(sample, null, "USER", null)))).brokenLine())
        .isEqualTo(1);
    assertThat(check(List.of(line(ofFormat1(sample, null, null, "eve")))).brokenLine())
        .isEqualTo(1);
  }

  private static AuditEntry ofFormat1(
      AuditEntry entry,
      @Nullable String principalId,
      @Nullable String principalKind,
      @Nullable String owner) {
    return sealed(
        entry,
        principalId,
        principalKind,
        owner,
        AuditHash.of(sealed(entry, principalId, principalKind, owner, "")));
  }

  private static AuditEntry sealed(
      AuditEntry entry,
      @Nullable String principalId,
      @Nullable String principalKind,
      @Nullable String owner,
      String hash) {
    return new AuditEntry(
        entry.sequence(),
        null,
        entry.at(),
        entry.actor(),
        principalId,
        principalKind,
        entry.origin(),
        entry.requestId(),
        entry.action(),
        entry.subject(),
        entry.subdomain(),
        owner,
        entry.outcome(),
        entry.detail(),
        hash,
        AuditHash.NONE);
  }

  private static String line(AuditEntry entry) {
    return ApiJson.mapper().writeValueAsString(entry);
  }

  @Test
  void an_export_of_some_entries_is_intact_and_its_gaps_are_counted() throws IOException {
    List<String> lines = lines();

    AuditFileCheck check = check(List.of(lines.get(0), lines.get(2), lines.get(3)));

    assertThat(check.intact()).isTrue();
    assertThat(check.entries()).isEqualTo(3);
    assertThat(check.holes()).isEqualTo(1);
  }

  @Test
  void an_empty_file_is_intact() throws IOException {
    AuditFileCheck check = check(List.of());

    assertThat(check.intact()).isTrue();
    assertThat(check.entries()).isZero();
    assertThat(check.lastHash()).isNull();
  }

  private static AuditEntry with(AuditEntry entry, String previousHash, @Nullable String hash) {
    return AnchorsTest.copy(entry, entry.sequence(), entry.detail(), hash, previousHash);
  }

  private static List<String> lines() throws IOException {
    return new ArrayList<>(Files.readAllLines(SAMPLE));
  }

  private AuditFileCheck check(List<String> lines) throws IOException {
    return AuditFile.check(Files.write(folder.resolve("log.jsonl"), lines), ApiJson.mapper());
  }
}
