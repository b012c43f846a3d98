package io.urumi.adapter.persistence;

import io.urumi.domain.event.StoreEvent;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Events as JSON. */
final class EventJson {
  private static final Logger LOG = LoggerFactory.getLogger(EventJson.class);

  private EventJson() {}

  static String kind(StoreEvent event) {
    return event.getClass().getSimpleName();
  }

  static String write(StoreEvent event) {
    return Objects.requireNonNull(Json.write(event));
  }

  /** The event; empty when a newer version wrote it and this one cannot tell what it means. */
  static Optional<StoreEvent> read(long id, String text) {
    try {
      return Optional.ofNullable(Json.MAPPER.readValue(text, StoreEvent.class));
    } catch (JacksonException unreadable) {
      LOG.warn("Event {} is skipped: {}", id, unreadable.getOriginalMessage());
      return Optional.empty();
    }
  }
}
