package io.urumi.domain.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.failure.StoreFailure;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreStatusTest {
  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
  private static final StoreFailure CRASH =
      new StoreFailure.ContainerCrashing("web-0", "wordpress", "exit 1");

  @Test
  void without_a_failure_there_is_no_remedy() {
    assertThat(StoreStatus.requested(T0).remedy()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "PROVISIONING, ' The store continues automatically.'",
    "DEGRADED, ' The store recovers automatically.'",
    "FAILED, ' Then retry the store.'",
    "DELETING, ' The deletion continues automatically.'",
    "DELETED, ''"
  })
  void the_remedy_names_only_what_is_accepted_in_the_phase(Phase phase, String then) {
    StoreStatus status = StoreStatus.requested(T0).withFailure(CRASH).withPhase(phase, T0);
    assertThat(status.remedy()).isEqualTo(CRASH.remedy() + then);
  }
}
