package io.urumi.adapter.persistence.event;

import io.urumi.adapter.persistence.sql.DomainJson;
import io.urumi.domain.event.StoreEvent;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Events as JSON. */
public final class EventJson {
  private static final Logger LOG = LoggerFactory.getLogger(EventJson.class);

  private EventJson() {}

  public static String kind(StoreEvent event) {
    return event.getClass().getSimpleName();
  }

  public static String write(StoreEvent event) {
    return Objects.requireNonNull(DomainJson.write(event));
  }

  /** The event; empty when another version wrote it and this one cannot read it. */
  public static Optional<StoreEvent> read(long id, String text) {
    try {
      return Optional.ofNullable(DomainJson.MAPPER.readValue(text, StoreEvent.class));
    } catch (JacksonException unreadable) {
      LOG.warn("Event {} is skipped: {}", id, unreadable.getOriginalMessage());
      return Optional.empty();
    }
  }
}
