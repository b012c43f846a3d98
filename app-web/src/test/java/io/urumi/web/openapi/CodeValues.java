package io.urumi.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.urumi.domain.access.Permission;
import io.urumi.domain.access.Principal;
import io.urumi.domain.condition.ConditionReason;
import io.urumi.domain.condition.ConditionType;
import io.urumi.domain.event.StoreEvent;
import io.urumi.port.model.audit.AuditAction;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Lists the values of those codes that the DTOs hold as text, because they are no Java names. */
@SuppressWarnings({"rawtypes", "unchecked"}) // The library's maps hold raw schemas.
final class CodeValues implements OpenApiCustomizer {
  @Override
  public void customise(OpenAPI document) {
    Map<String, Schema> schemas = document.getComponents().getSchemas();
    list(schemas, "AuditEntry", "action", AuditAction.values(), AuditAction::code);
    list(schemas, "AuditEntry", "principalKind", Principal.Kind.values(), Principal.Kind::name);
    items(schemas, "Team", "permissions", Permission.values(), Permission::code);
    list(schemas, "Condition", "type", ConditionType.values(), ConditionType::label);
    list(schemas, "Condition", "reason", ConditionReason.values(), ConditionReason::label);
    list(schemas, "StoreEvent", "reason", ConditionReason.values(), ConditionReason::label);
    list(
        schemas,
        "StoreEvent",
        "type",
        StoreEvent.class.getPermittedSubclasses(),
        Class::getSimpleName);
  }

  private static <T> void items(
      Map<String, Schema> schemas,
      String schema,
      String property,
      T[] values,
      Function<T, String> code) {
    Schema owner = Objects.requireNonNull(schemas.get(schema), schema);
    Schema list = (Schema) Objects.requireNonNull(owner.getProperties().get(property), property);
    list.getItems().setEnum(Arrays.stream(values).map(code).toList());
  }

  private static <T> void list(
      Map<String, Schema> schemas,
      String schema,
      String property,
      T[] values,
      Function<T, String> code) {
    Schema owner = Objects.requireNonNull(schemas.get(schema), schema);
    Schema text = (Schema) Objects.requireNonNull(owner.getProperties().get(property), property);
    List<String> codes = Arrays.stream(values).map(code).toList();
    text.setEnum(codes);
  }
}
