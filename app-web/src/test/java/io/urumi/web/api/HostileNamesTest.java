package io.urumi.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.testkit.name.HostileNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A store's name is data: it is refused on input, or returned by the API unchanged. */
class HostileNamesTest extends ApiTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  static List<HostileNames.Refused> refused() {
    return HostileNames.read().refused();
  }

  @Test
  void anAcceptedNameIsReturnedUnchanged() {
    for (HostileNames.Accepted listed : HostileNames.read().accepted()) {
      isReturnedAs(listed.id(), listed.name(), listed.name());
    }
    for (HostileNames.Trimmed listed : HostileNames.read().trimmed()) {
      isReturnedAs(listed.id(), listed.given(), listed.name());
    }
  }

  private void isReturnedAs(String listed, String given, String name) {
    JsonNode created = json(request(given));
    String id = created.get("id").asString();
    assertThat(created.get("name").asString()).as("created: " + listed).isEqualTo(name);
    assertThat(json(http.get().uri(STORES + "/" + id).exchange()).get("name").asString())
        .as("read: " + listed)
        .isEqualTo(name);
    assertThat(found(name)).as("found by its text: " + listed).contains(id);
    events(id).forEach(line -> assertThat(line).as("events: " + listed).contains("message"));
    assertThat(auditLines(id)).as("one line of the export: " + listed).hasSize(1);
  }

  private List<String> found(String text) {
    JsonNode page =
        json(
            http.get()
                .uri(uri -> uri.path(STORES).queryParam("q", "{text}").build(Map.of("text", text)))
                .exchange());
    List<String> ids = new ArrayList<>();
    page.get("items").forEach(store -> ids.add(store.get("id").asString()));
    return ids;
  }

  private List<String> events(String id) {
    List<String> events = new ArrayList<>();
    json(http.get().uri(STORES + "/" + id + "/events").exchange())
        .get("items")
        .forEach(event -> events.add(event.toString()));
    return events;
  }

  private List<JsonNode> auditLines(String id) {
    return text(http.get().uri("/api/v1/audit/export?store=" + id).exchange())
        .lines()
        .map(JSON::readTree)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void aRefusedNameIsReportedWithItsRuleAndFixAndCreatesNothing(HostileNames.Refused listed) {
    String before = stateOfRecords();

    problem(request(listed.given()), HttpStatus.BAD_REQUEST, "VALIDATION_FAILED")
        .jsonPath("$.errors.length()")
        .isEqualTo(1)
        .jsonPath("$.errors[0].field")
        .isEqualTo("name")
        .jsonPath("$.errors[0].rule")
        .isEqualTo(listed.rule())
        .jsonPath("$.errors[0].message")
        .value(
            String.class,
            message -> assertThat(message).containsAnyOf("Give the", "remove it", "use at most"));

    assertThat(stateOfRecords()).isEqualTo(before);
  }

  private WebTestClient.ResponseSpec request(String name) {
    byte[] body = JSON.writeValueAsBytes(Map.of("name", name, "subdomain", anySubdomain()));
    return http.post()
        .uri(STORES)
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(body)
        .exchange();
  }

  private static JsonNode json(WebTestClient.ResponseSpec answer) {
    return JSON.readTree(text(answer));
  }

  private static String text(WebTestClient.ResponseSpec answer) {
    byte[] body =
        answer.expectStatus().is2xxSuccessful().expectBody().returnResult().getResponseBody();
    return new String(Objects.requireNonNull(body), StandardCharsets.UTF_8);
  }
}
