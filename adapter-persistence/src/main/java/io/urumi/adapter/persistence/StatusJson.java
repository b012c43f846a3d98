package io.urumi.adapter.persistence;

import io.urumi.domain.condition.Condition;
import io.urumi.domain.condition.ConditionType;
import io.urumi.domain.condition.Conditions;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.StepState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The parts of a store's status that are JSON, also when another version wrote them. */
final class StatusJson {
  private StatusJson() {}

  /** All conditions: those of unknown types are left out, missing ones are unknown. */
  static Conditions conditions(String text, Instant since) {
    List<Condition> all = new ArrayList<>(Conditions.unknown(since).all());
    for (JsonNode node : Json.MAPPER.readTree(text)) {
      if (isName(ConditionType.values(), node.path("type"))) {
        Condition condition = Json.MAPPER.treeToValue(node, Condition.class);
        all.set(condition.type().ordinal(), condition);
      }
    }
    return new Conditions(all);
  }

  /** The step under way; null when there is none, or none that this version knows. */
  static @Nullable StepState step(@Nullable String text) {
    if (text == null) {
      return null;
    }
    JsonNode node = Json.MAPPER.readTree(text);
    return isName(Step.values(), node.path("step"))
        ? Json.MAPPER.treeToValue(node, StepState.class)
        : null;
  }

  private static boolean isName(Enum<?>[] values, JsonNode node) {
    return Arrays.stream(values).anyMatch(each -> each.name().equals(node.asString("")));
  }
}
