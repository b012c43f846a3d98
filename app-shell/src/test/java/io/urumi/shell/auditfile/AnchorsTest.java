package io.urumi.shell.auditfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.client.http.ApiJson;
import io.urumi.client.model.AuditEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * A log is compared with anchors that were signed by OpenSSL. Whoever changes it here can do what
 * an administrator of the database can: compute every hash and the head again.
 */
class AnchorsTest {
  private static final Path LOG = Path.of("..", "docs", "audit-sample.jsonl");
  private static final Path ANCHORS = Path.of("..", "docs", "audit-anchors-sample.jsonl");
  private static final Path KEY = Path.of("..", "docs", "audit-anchors-sample.pem");
  private static final JsonMapper MAPPER = ApiJson.mapper();

  @TempDir private Path folder;

  @Test
  void the_log_of_the_anchors_is_proven_to_its_end() throws IOException {
    AuditFileCheck check = check(entries(), ANCHORS);

    assertThat(check.passed()).isTrue();
    assertThat(anchorsOf(check).anchors()).isEqualTo(3);
    assertThat(anchorsOf(check).proven()).isEqualTo(8);
  }

  @Test
  void an_edited_entry_is_found_between_two_anchors() throws IOException {
    List<AuditEntry> log = entries();
    log.set(4, with(log.get(4), "eve"));

    assertFound(log, 4, "Entry #6 is not the one that was anchored", "#5 to #6");
  }

  @Test
  void a_removed_entry_is_found() throws IOException {
    List<AuditEntry> log = entries();
    log.remove(1);

    assertFound(log, 0, "Entry #4 is not the one", "#1 to #4", "The log ends with entry #7");
  }

  @Test
  void an_inserted_entry_is_found() throws IOException {
    List<AuditEntry> log = entries();
    log.add(6, with(log.get(6), "eve"));

    assertFound(log, 6, "Entry #8 is not the one", "#7 to #8");
  }

  @Test
  void entries_in_another_order_are_found() throws IOException {
    List<AuditEntry> log = entries();
    log.add(2, log.remove(3));

    assertFound(log, 0, "Entry #4 is not the one", "#1 to #4");
  }

  @Test
  void a_cut_end_and_an_older_backup_are_found() throws IOException {
    assertFound(
        new ArrayList<>(entries().subList(0, 5)),
        4,
        "The log ends with entry #5, but at 2026-11-30T09:00:30Z it had 8 entries",
        "from #6 on are missing");
  }

  @Test
  void an_older_backup_that_was_continued_is_found() throws IOException {
    List<AuditEntry> log = new ArrayList<>(entries().subList(0, 5));
    for (int i = 0; i < 5; i++) {
      log.add(with(log.get(4), "after the restore " + i));
    }

    assertFound(log, 4, "Entry #6 is not the one", "#5 to #6");
  }

  @Test
  void appended_entries_are_not_proven() throws IOException {
    List<AuditEntry> log = entries();
    log.add(with(log.get(7), "eve"));

    AuditFileCheck check = check(relinked(log), ANCHORS);

    assertThat(anchorsOf(check).proven()).isEqualTo(8);
    assertThat(check.lastSequence()).isEqualTo(9);
  }

  @Test
  void a_changed_entry_without_new_hashes_is_found_by_its_line() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(LOG));
    lines.set(6, lines.get(6).replace("no such", "a"));
    Path file = Files.write(folder.resolve("log.jsonl"), lines);

    AuditFileCheck check = AuditFile.check(file, anchors(ANCHORS), MAPPER);

    assertThat(check.brokenLine()).isEqualTo(7);
    assertThat(anchorsOf(check).proven()).isEqualTo(6);
    assertThat(check.passed()).isFalse();
  }

  @Test
  void changed_foreign_and_reordered_anchors_are_found() throws IOException {
    List<String> lines = Files.readAllLines(ANCHORS);
    List<String> changed =
        List.of(
            lines.get(0),
            lines.get(1).replace("\"entries\":6", "\"entries\":5"),
            lines.get(2).replace("a050837d85070582", "ffffffffffffffff"),
            "no anchor");

    assertThat(anchorsOf(check(entries(), anchorFile(changed))).findings())
        .hasSize(3)
        .allMatch(finding -> finding.contains("not an anchor that is signed"));
    assertThat(
            anchorsOf(check(entries(), anchorFile(List.of(lines.get(2), lines.get(1)))))
                .findings()
                .getFirst())
        .contains("it had 8: it was set back in between");
  }

  @Test
  void a_part_of_the_log_is_not_compared_as_if_it_were_complete() throws IOException {
    List<AuditEntry> log = entries();

    AuditFileCheck check = check(log.subList(1, log.size()), ANCHORS);

    assertThat(check.intact()).isTrue();
    assertThat(check.passed()).isFalse();
    assertThat(anchorsOf(check).findings())
        .singleElement()
        .asString()
        .contains("does not contain every entry");
  }

  @Test
  void anchors_of_two_logs_with_as_many_entries_are_found() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] encoded = pair.getPublic().getEncoded();
    Path key =
        Files.writeString(
            folder.resolve("key.pem"),
            "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(encoded)
                + "\n-----END PUBLIC KEY-----\n");
    String id =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(encoded))
            .substring(0, 16);
    Path file =
        anchorFile(
            List.of(
                signed(pair, id, "a".repeat(64), "2026-11-24T12:00:00Z"),
                signed(pair, id, "a".repeat(64), "2026-11-24T12:10:00Z"),
                signed(pair, id, "b".repeat(64), "2026-11-24T13:00:00Z")));

    AnchorFile anchors = AnchorFile.read(file, AnchorKeys.read(key), MAPPER);

    assertThat(anchors.findings())
        .containsExactly(
            "Entry #5 was another one at 2026-11-24T12:00:00Z than at 2026-11-24T13:00:00Z: the log"
                + " was replaced in between.");
  }

  private static String signed(KeyPair pair, String key, String hash, String at) throws Exception {
    StringBuilder text = new StringBuilder();
    String micros = Instant.parse(at).getEpochSecond() + "000000";
    for (String field : List.of("urumi-audit-anchor-1", "5", hash, micros, key)) {
      Netstring.append(text, field);
    }
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(pair.getPrivate());
    signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
    return "{\"entries\":5,\"hash\":\"%s\",\"at\":\"%s\",\"key\":\"%s\",\"signature\":\"%s\"}"
        .formatted(hash, at, key, Base64.getEncoder().encodeToString(signature.sign()));
  }

  @Test
  void anchors_are_read_from_a_server_log() throws IOException {
    List<String> lines =
        Files.readAllLines(ANCHORS).stream()
            .map(line -> "12:00:00.000 INFO  anchor Audit log anchored: " + line)
            .toList();

    assertThat(check(entries(), anchorFile(lines)).passed()).isTrue();
  }

  private void assertFound(List<AuditEntry> log, long proven, String... where) throws IOException {
    AuditFileCheck check = check(relinked(log), ANCHORS);

    assertThat(check.intact()).as("every hash was computed again").isTrue();
    assertThat(check.passed()).isFalse();
    assertThat(anchorsOf(check).proven()).isEqualTo(proven);
    assertThat(String.join("\n", anchorsOf(check).findings())).contains(where);
  }

  private AuditFileCheck check(List<AuditEntry> log, Path anchors) throws IOException {
    return AuditFile.check(write(log), anchors(anchors), MAPPER);
  }

  private static AnchorCheck anchorsOf(AuditFileCheck check) {
    return Objects.requireNonNull(check.anchors());
  }

  private static AnchorFile anchors(Path file) {
    return AnchorFile.read(file, AnchorKeys.read(KEY), MAPPER);
  }

  private Path anchorFile(List<String> lines) throws IOException {
    return Files.write(folder.resolve("anchors.jsonl"), lines);
  }

  private Path write(List<AuditEntry> log) throws IOException {
    return Files.write(
        folder.resolve("log.jsonl"), log.stream().map(MAPPER::writeValueAsString).toList());
  }

  private static List<AuditEntry> entries() throws IOException {
    return new ArrayList<>(
        Files.readAllLines(LOG).stream()
            .map(line -> MAPPER.readValue(line, AuditEntry.class))
            .toList());
  }

  private static AuditEntry with(AuditEntry entry, String detail) {
    return copy(entry, entry.sequence(), detail, entry.hash(), entry.previousHash());
  }

  private static List<AuditEntry> relinked(List<AuditEntry> log) {
    List<AuditEntry> linked = new ArrayList<>();
    String previous = AuditHash.NONE;
    for (AuditEntry entry : log) {
      AuditEntry unsealed = copy(entry, linked.size() + 1L, entry.detail(), "", previous);
      previous = AuditHash.of(unsealed);
      linked.add(
          copy(unsealed, unsealed.sequence(), entry.detail(), previous, unsealed.previousHash()));
    }
    return linked;
  }

  static AuditEntry copy(
      AuditEntry entry,
      long sequence,
      @Nullable String detail,
      @Nullable String hash,
      @Nullable String previousHash) {
    return new AuditEntry(
        sequence,
        entry.format(),
        entry.at(),
        entry.actor(),
        entry.principalId(),
        entry.principalKind(),
        entry.origin(),
        entry.requestId(),
        entry.action(),
        entry.subject(),
        entry.subdomain(),
        entry.owner(),
        entry.outcome(),
        detail,
        hash,
        previousHash);
  }
}
