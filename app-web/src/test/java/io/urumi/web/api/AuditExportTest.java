package io.urumi.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.jayway.jsonpath.JsonPath;
import io.urumi.web.bootstrap.ScriptedAudit;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;

/** The export of the audit log as JSON Lines. */
class AuditExportTest extends ApiTest {
  private static final String EXPORT = "/api/v1/audit/export";

  @Autowired ScriptedAudit audit;

  @AfterEach
  void removeScript() {
    audit.play(null);
  }

  @Test
  void everyEntryIsALineWithItsHashesInTheOrderOfTheChain() {
    create(anySubdomain());
    create(anySubdomain());

    List<String> lines = lines(EXPORT);

    assertThat(lines).hasSizeGreaterThanOrEqualTo(2);
    String previous = "0".repeat(64);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(JsonPath.<Integer>read(lines.get(i), "$.sequence")).isEqualTo(i + 1);
      assertThat(JsonPath.<String>read(lines.get(i), "$.previousHash")).isEqualTo(previous);
      previous = JsonPath.read(lines.get(i), "$.hash");
    }
  }

  @Test
  void entriesAreFilteredByStoreAndByTime() {
    create(anySubdomain());
    String id = create(anySubdomain());

    assertThat(lines(EXPORT + "?store=" + id))
        .singleElement()
        .satisfies(
            line -> assertThat(JsonPath.<String>read(line, "$.subject")).isEqualTo("store/" + id));
    assertThat(lines(EXPORT + "?from=2999-01-01T00:00:00Z")).isEmpty();
    assertThat(lines(EXPORT + "?to=1999-01-01T00:00:00%2B01:00")).isEmpty();
    assertThat(lines(EXPORT + "?from=1999-01-01T00:00:00Z&to=2999-01-01T00:00:00Z&store=" + id))
        .hasSize(1);
  }

  @Test
  void allInvalidFiltersAreReportedAtOnce() {
    problem(
            http.get().uri(EXPORT + "?from=yesterday&to=2026-11-24&store=alpha&x=1").exchange(),
            HttpStatus.BAD_REQUEST,
            "VALIDATION_FAILED")
        .jsonPath("$.errors[*].field")
        .value(fields -> assertThat(String.valueOf(fields)).contains("from", "to", "store", "x"));
  }

  /** The entries are about 35 MB, far more than the buffers between server and client. */
  @Test
  void aLongLogIsStreamedAsFastAsTheClientReads() throws Exception {
    int count = 25_000;
    String detail = "x".repeat(1_000);
    AtomicLong produced = new AtomicLong();
    audit.play(
        Flux.range(1, count)
            .map(sequence -> ScriptedAudit.entry(sequence, detail))
            .doOnNext(_ -> produced.incrementAndGet()));
    long maxAhead = 0;
    long read = 0;
    try (HttpClient client = HttpClient.newHttpClient();
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    client
                        .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + EXPORT))
                                .build(),
                            HttpResponse.BodyHandlers.ofInputStream())
                        .body(),
                    StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        read++;
        if (!line.startsWith("{\"sequence\":" + read + ",")) {
          fail("line %d is %s", read, line);
        }
        maxAhead = Math.max(maxAhead, produced.get() - read);
      }
    }

    assertThat(read).isEqualTo(count);
    // The buffers of the sockets hold some megabytes.
    assertThat(maxAhead).isLessThan(10_000);
  }

  private List<String> lines(String path) {
    byte[] body =
        http.mutate()
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(50_000_000))
            .build()
            .get()
            .uri(URI.create("http://localhost:" + port + path))
            .exchange()
            .expectStatus()
            .isOk()
            .expectHeader()
            .contentTypeCompatibleWith(MediaType.APPLICATION_NDJSON)
            .expectHeader()
            .valueMatches("Content-Disposition", "attachment;.*urumi-audit.jsonl.*")
            .expectBody()
            .returnResult()
            .getResponseBody();
    return body == null ? List.of() : new String(body, StandardCharsets.UTF_8).lines().toList();
  }
}
