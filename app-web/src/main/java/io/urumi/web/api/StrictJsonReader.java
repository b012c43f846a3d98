package io.urumi.web.api;

import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.FieldError;
import io.urumi.web.problem.ProblemException;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a JSON object into a record of strings and lists of strings. Rejects what Jackson accepts
 * by default: unknown members, other types, duplicate members, trailing text. Reports all invalid
 * members in one problem.
 */
public final class StrictJsonReader {
  private final JsonMapper mapper =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /**
   * Reads the body.
   *
   * @param type a record whose components are all {@code String} or {@code List<String>}
   * @throws ProblemException when the body is not such an object
   */
  public <T extends Record> T read(byte @Nullable [] body, Class<T> type) {
    JsonNode object = parse(body, type);
    List<FieldError> errors = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      check(member.getKey(), member.getValue(), type, errors);
    }
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    return mapper.treeToValue(object, type);
  }

  private JsonNode parse(byte @Nullable [] body, Class<? extends Record> type) {
    if (body == null || body.length == 0) {
      throw malformed("The body is empty; send a JSON object with " + names(type) + ".");
    }
    JsonNode node;
    try {
      node = mapper.readTree(utf8(body));
    } catch (JacksonException broken) {
      throw malformed("The body is not valid JSON" + location(broken) + ".");
    }
    if (node == null || !node.isObject()) {
      throw malformed("The body is not a JSON object; send one with " + names(type) + ".");
    }
    return node;
  }

  /** Jackson's decoder takes overlong sequences, with which a filter before it can be bypassed. */
  private static String utf8(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException invalid) {
      throw malformed("The body is not valid UTF-8.");
    }
  }

  private static void check(
      String name, JsonNode value, Class<? extends Record> type, List<FieldError> errors) {
    Optional<RecordComponent> component =
        Arrays.stream(type.getRecordComponents())
            .filter(known -> known.getName().equals(name))
            .findFirst();
    if (component.isEmpty()) {
      errors.add(
          new FieldError(
              shortened(name),
              "unknown",
              "This field is unknown; remove it. Known fields are " + names(type) + "."));
    } else if (value.isNull()) {
      return;
    } else if (component.get().getType().equals(List.class)) {
      if (!value.isArray() || value.values().stream().anyMatch(each -> !each.isString())) {
        errors.add(new FieldError(name, "type", "Send a list of strings in quotes."));
      }
    } else if (!value.isString()) {
      errors.add(
          new FieldError(name, "type", "Send a string in quotes, not " + nameOf(value) + "."));
    }
  }

  private static String shortened(String name) {
    return name.length() <= 64 ? name : name.substring(0, 64) + "…";
  }

  private static String nameOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      default -> "another type";
    };
  }

  private static String names(Class<? extends Record> type) {
    return String.join(
        ", ", Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList());
  }

  private static String location(JacksonException broken) {
    TokenStreamLocation at = broken.getLocation();
    return at == null || at.getLineNr() < 1
        ? ""
        : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  private static ProblemException malformed(String detail) {
    return ProblemException.invalid(
        ErrorCode.MALFORMED_JSON, List.of(new FieldError("body", "json", detail)));
  }
}
