package io.urumi.adapter.persistence.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.Subdomain;
import io.urumi.testkit.TestPrincipals;
import java.time.Instant;
import java.util.UUID;
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

  @Test
  void theVersionBeforeReadsTheNameOfThePrincipal() {
    StoreEvent event =
        new StoreEvent.StoreRequested(
            new StoreId(new UUID(0, 1)),
            new Subdomain("alpha"),
            Instant.EPOCH,
            TestPrincipals.user("anna"));

    String json = EventJson.write(event);

    assertThat(json).contains("\"actor\":\"anna\"", "\"principal\":{", "\"kind\":\"USER\"");
    assertThat(EventJson.read(1, json)).contains(event);
  }
}
