package io.urumi.adapter.persistence.store;

import io.urumi.adapter.persistence.sql.DomainJson;
import io.urumi.domain.condition.Condition;
import io.urumi.domain.condition.ConditionReason;
import io.urumi.domain.condition.ConditionStatus;
import io.urumi.domain.condition.ConditionType;
import io.urumi.domain.condition.Conditions;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.StepState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** The JSON columns of a store's status, also as written by other versions. */
public final class StatusJson {
  private static final Map<String, ConditionType> TYPES =
      byText(ConditionType.values(), ConditionType::name);
  private static final Map<String, ConditionStatus> STATUSES =
      byText(ConditionStatus.values(), ConditionStatus::name);
  private static final Map<String, ConditionReason> REASONS =
      byText(ConditionReason.values(), ConditionReason::label);

  private StatusJson() {}

  /**
   * All conditions: unknown types are left out, missing ones are unknown.
   *
   * <p>Read token by token, because a page of stores has hundreds of them: by way of a tree and
   * data binding, they take two fifths of the processor time of such a page.
   */
  public static Conditions conditions(String text, Instant since) {
    List<Condition> all = new ArrayList<>(Conditions.unknown(since).all());
    try (JsonParser json = DomainJson.MAPPER.createParser(text)) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        throw new IllegalArgumentException("not a list of conditions: " + text);
      }
      while (json.nextToken() == JsonToken.START_OBJECT) {
        Condition condition = condition(json);
        if (condition != null) {
          all.set(condition.type().ordinal(), condition);
        }
      }
    }
    return new Conditions(all);
  }

  /** The condition whose start was read; null when this version does not know its type. */
  private static @Nullable Condition condition(JsonParser json) {
    ConditionType type = null;
    ConditionStatus status = null;
    ConditionReason reason = ConditionReason.UNEXPECTED;
    String message = "";
    Instant time = null;
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      String text = json.nextStringValue();
      if (text == null) {
        json.skipChildren();
        continue;
      }
      switch (name) {
        case "type" -> type = TYPES.get(text);
        case "status" -> status = STATUSES.get(text);
        case "reason" -> reason = REASONS.getOrDefault(text, ConditionReason.UNEXPECTED);
        case "message" -> message = text;
        case "lastTransitionTime" -> time = Instant.parse(text);
        default -> {}
      }
    }
    return type == null
        ? null
        : new Condition(
            type,
            Objects.requireNonNull(status, "status"),
            reason,
            message,
            Objects.requireNonNull(time, "lastTransitionTime"));
  }

  private static <E extends Enum<E>> Map<String, E> byText(E[] values, Function<E, String> text) {
    Map<String, E> all = new HashMap<>();
    for (E value : values) {
      all.put(text.apply(value), value);
    }
    return all;
  }

  /** The current step; null when there is none, or one that this version does not know. */
  public static @Nullable StepState step(@Nullable String text) {
    if (text == null) {
      return null;
    }
    JsonNode node = DomainJson.MAPPER.readTree(text);
    return isName(Step.values(), node.path("step"))
        ? DomainJson.MAPPER.treeToValue(node, StepState.class)
        : null;
  }

  private static boolean isName(Enum<?>[] values, JsonNode node) {
    return Arrays.stream(values).anyMatch(each -> each.name().equals(node.asString("")));
  }
}
