package io.urumi.adapter.persistence.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.event.StoreEvent;
import org.junit.jupiter.api.Test;

/** Events as JSON, also as written by other versions. */
class EventJsonTest {
  @Test
  void anEventOfAnotherVersionIsSkipped() {
    String known =
        """
        {"kind": "StoreRequested", "storeId": "00000000-0000-0000-0000-000000000001",
         "subdomain": "alpha", "at": "2026-11-24T12:00:00Z", "actor": "me", "mood": "good"}
        """;

    assertThat(EventJson.read(1, known)).containsInstanceOf(StoreEvent.StoreRequested.class);
    assertThat(EventJson.read(1, known.replace("StoreRequested", "StorePainted"))).isEmpty();
    assertThat(
            EventJson.read(
                1,
                """
                {"kind": "StepStarted", "storeId": "00000000-0000-0000-0000-000000000001",
                 "subdomain": "alpha", "at": "2026-11-24T12:00:00Z", "step": "PAINT",
                 "attempt": 1}
                """))
        .isEmpty();
  }
}
