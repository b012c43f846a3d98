package io.urumi.adapter.persistence.store;

import io.urumi.adapter.persistence.sql.DomainJson;
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

/** The JSON columns of a store's status, also as written by other versions. */
public final class StatusJson {
  private StatusJson() {}

  /** All conditions: unknown types are left out, missing ones are unknown. */
  public static Conditions conditions(String text, Instant since) {
    List<Condition> all = new ArrayList<>(Conditions.unknown(since).all());
    for (JsonNode node : DomainJson.MAPPER.readTree(text)) {
      if (isName(ConditionType.values(), node.path("type"))) {
        Condition condition = DomainJson.MAPPER.treeToValue(node, Condition.class);
        all.set(condition.type().ordinal(), condition);
      }
    }
    return new Conditions(all);
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
