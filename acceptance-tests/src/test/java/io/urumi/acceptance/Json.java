package io.urumi.acceptance;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON. */
final class Json {
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static JsonNode read(String text) {
    return text.isBlank() ? MAPPER.createObjectNode() : MAPPER.readTree(text);
  }
}
