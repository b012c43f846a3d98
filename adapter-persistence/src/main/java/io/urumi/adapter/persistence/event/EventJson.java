package io.urumi.adapter.persistence.event;

import io.urumi.adapter.persistence.sql.DomainJson;
import io.urumi.domain.access.Principal;
import io.urumi.domain.event.StoreEvent;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events as JSON. Of an actor, {@code actor} is the name, as earlier versions write and read it;
 * {@code principal} is the complete principal, which those ignore.
 */
public final class EventJson {
  private static final Logger LOG = LoggerFactory.getLogger(EventJson.class);
  private static final String ACTOR = "actor";
  private static final String PRINCIPAL = "principal";

  private EventJson() {}

  public static String kind(StoreEvent event) {
    return event.getClass().getSimpleName();
  }

  public static String write(StoreEvent event) {
    return Objects.requireNonNull(DomainJson.write(withName(DomainJson.MAPPER.valueToTree(event))));
  }

  private static JsonNode withName(JsonNode json) {
    if (json instanceof ObjectNode event && event.get(ACTOR) instanceof ObjectNode principal) {
      event.set(PRINCIPAL, principal);
      event.set(ACTOR, principal.get("displayName"));
    }
    return json;
  }

  /** The event; empty when another version wrote it and this one cannot read it. */
  public static Optional<StoreEvent> read(long id, String text) {
    try {
      JsonNode json = withPrincipal(DomainJson.MAPPER.readTree(text));
      return Optional.ofNullable(DomainJson.MAPPER.treeToValue(json, StoreEvent.class));
    } catch (JacksonException unreadable) {
      LOG.warn("Event {} is skipped: {}", id, unreadable.getOriginalMessage());
      return Optional.empty();
    }
  }

  /** Versions that recorded only a name had no authentication. */
  private static JsonNode withPrincipal(JsonNode json) {
    if (json instanceof ObjectNode event && event.has(ACTOR)) {
      JsonNode principal = event.get(PRINCIPAL);
      event.set(
          ACTOR,
          principal == null
              ? DomainJson.MAPPER.valueToTree(Principal.local(event.get(ACTOR).asString()))
              : principal);
    }
    return json;
  }
}
