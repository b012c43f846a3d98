package io.urumi.adapter.persistence.sql;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import io.urumi.domain.condition.ConditionReason;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.Subdomain;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.jsontype.TypeIdResolver;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * The domain's records as JSON in a column. The domain has no annotations; they are mixed in here.
 * JSON of another version is read as far as possible: unknown members are ignored, missing texts
 * are empty, an unknown failure or reason becomes an unexpected one.
 */
public final class DomainJson {
  /** Longer texts, which are technical details such as logs, are truncated. */
  public static final int MAX_TEXT_LENGTH = 20_000;

  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .withConfigOverride(
              String.class,
              override -> override.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
          .addMixIn(StoreFailure.class, ByKind.class)
          .addMixIn(StoreEvent.class, ByKind.class)
          .addMixIn(StoreId.class, AsUuid.class)
          .addMixIn(ConditionReason.class, AsLabel.class)
          .addMixIn(Subdomain.class, AsText.class)
          .registerSubtypes(kinds(StoreFailure.class))
          .registerSubtypes(kinds(StoreEvent.class))
          .addHandler(new UnknownKindHandler())
          .addModule(
              new SimpleModule("urumi").addSerializer(String.class, new TruncatingSerializer()))
          .build();

  private DomainJson() {}

  /** The text of a value; null for null. */
  public static @Nullable String write(@Nullable Object value) {
    return value == null ? null : MAPPER.writeValueAsString(value);
  }

  /** A failure from its text; null for null. */
  public static @Nullable StoreFailure failure(@Nullable String text) {
    return text == null ? null : MAPPER.readValue(text, StoreFailure.class);
  }

  private static NamedType[] kinds(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .map(kind -> new NamedType(kind, kind.getSimpleName()))
        .toArray(NamedType[]::new);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  private interface ByKind {}

  private abstract static class AsUuid {
    @SuppressWarnings("unused") // Jackson reads the parameter's type only.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    AsUuid(UUID value) {}

    @JsonValue
    abstract UUID value();
  }

  private abstract static class AsText {
    @SuppressWarnings("unused") // As above.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    AsText(String value) {}

    @JsonValue
    abstract String value();
  }

  private abstract static class AsLabel {
    @JsonValue
    abstract String label();
  }

  private static final class UnknownKindHandler extends DeserializationProblemHandler {
    @Override
    public JavaType handleUnknownTypeId(
        DeserializationContext context,
        JavaType base,
        String kind,
        TypeIdResolver resolver,
        String problem) {
      return context.constructType(
          base.hasRawClass(StoreFailure.class) ? StoreFailure.Unexpected.class : Void.class);
    }

    @Override
    public @Nullable Object handleWeirdStringValue(
        DeserializationContext context, Class<?> type, String value, String problem) {
      return type == ConditionReason.class ? ConditionReason.UNEXPECTED : NOT_HANDLED;
    }
  }

  private static final class TruncatingSerializer extends StdSerializer<String> {
    TruncatingSerializer() {
      super(String.class);
    }

    @Override
    public void serialize(String text, JsonGenerator json, SerializationContext context) {
      json.writeString(TextNormalization.truncated(text, MAX_TEXT_LENGTH));
    }
  }
}
