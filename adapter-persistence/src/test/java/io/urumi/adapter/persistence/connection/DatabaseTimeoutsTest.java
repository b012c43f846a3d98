package io.urumi.adapter.persistence.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DatabaseTimeoutsTest {
  @Test
  void a_caller_waits_longer_for_its_turn_than_for_a_new_connection() {
    DatabaseTimeouts timeouts = DatabaseTimeouts.defaults();

    assertThat(timeouts.acquire()).isEqualTo(Duration.ofSeconds(15));
    assertThat(timeouts.connect()).isEqualTo(Duration.ofSeconds(5));
    assertThat(timeouts.withoutQueue().acquire()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void a_short_wait_limits_the_creation_of_a_connection_as_well() {
    assertThat(DatabaseTimeouts.defaults().withAcquire(Duration.ofMillis(800)).connect())
        .isEqualTo(Duration.ofMillis(800));
  }
}
