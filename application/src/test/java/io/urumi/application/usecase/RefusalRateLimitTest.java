package io.urumi.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.port.model.audit.AuditAction;
import io.urumi.testkit.TestPrincipals;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefusalRateLimitTest {
  private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
  private static final int MANY = 10_000;

  private final RefusalRateLimit rateLimit = new RefusalRateLimit();

  @Test
  void what_was_omitted_is_not_forgotten_when_many_others_have_called_since() {
    for (int i = 0; i < RefusalRateLimit.PER_WINDOW + 5; i++) {
      record("anna", START);
    }
    for (int i = 0; i < MANY; i++) {
      record("caller-" + i, START);
    }

    // The first of these calls removes those whose minute is over.
    assertThat(record("bert", START.plus(RefusalRateLimit.WINDOW))).isZero();
    assertThat(record("anna", START.plus(RefusalRateLimit.WINDOW))).isEqualTo(5);
  }

  private long record(String name, Instant at) {
    return rateLimit.record(
        TestPrincipals.actor(name, "192.0.2.7", "request"), AuditAction.STORE_DELETE, at);
  }
}
