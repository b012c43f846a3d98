package io.urumi.adapter.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.RecordedActor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The documented sample of an export is a valid chain; the shell verifies it too. */
class AuditSampleTest {
  private static final Path SAMPLE = Path.of("..", "docs", "audit-sample.jsonl");

  @Test
  void everyEntryOfTheSampleIsIntactAndInItsPlace() throws IOException {
    List<AuditEntry> entries =
        Files.readAllLines(SAMPLE).stream().map(AuditSampleTest::entry).toList();

    assertThat(entries).hasSize(8);
    String previous = AuditHash.ORIGIN;
    for (int i = 0; i < entries.size(); i++) {
      assertThat(AuditChain.fits(entries.get(i), i + 1, previous)).as("entry %s", i + 1).isTrue();
      previous = entries.get(i).hash();
    }
  }

  private static AuditEntry entry(String line) {
    JsonNode json = JsonMapper.shared().readTree(line);
    return new AuditEntry(
        json.get("sequence").asLong(),
        json.path("format").asInt(AuditEntry.NAME_ONLY),
        Instant.parse(json.get("at").asString()),
        new RecordedActor(
            json.get("actor").asString(),
            textOrNull(json, "principalId"),
            textOrNull(json, "principalKind"),
            json.get("origin").asString(),
            json.get("requestId").asString()),
        json.get("action").asString(),
        json.get("subject").asString(),
        textOrNull(json, "subdomain"),
        textOrNull(json, "owner"),
        AuditEntry.Outcome.valueOf(json.get("outcome").asString()),
        json.get("detail").asString(),
        json.get("hash").asString(),
        json.get("previousHash").asString());
  }

  private static @Nullable String textOrNull(JsonNode json, String member) {
    return json.has(member) ? json.get(member).asString() : null;
  }
}
