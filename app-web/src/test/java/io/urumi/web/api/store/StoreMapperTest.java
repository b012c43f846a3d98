package io.urumi.web.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.testkit.StoreFixtures;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StoreMapperTest {
  private static final StoreMapper MAPPER =
      new StoreMapper(
          store -> "http://" + store.subdomain() + ".localhost",
          new StoreClusterDto("simulated", true));

  @Test
  void a_failed_store_has_its_failure_with_the_remedy_of_its_phase() {
    Store store = StoreFixtures.requested("alpha", Instant.EPOCH);
    StoreFailure failure = new StoreFailure.QuotaExceeded("cpu", "exceeded quota: guardrails");
    Store failed =
        store.withStatus(
            store.status().withFailure(failure).withPhase(Phase.FAILED, Instant.EPOCH));

    assertThat(MAPPER.toDto(store).failure()).isNull();
    assertThat(MAPPER.toDto(failed).failure())
        .isEqualTo(
            new FailureDto(
                FailureCode.QUOTA_EXCEEDED,
                failure.message(),
                failure.detail(),
                failure.remedy() + " Then retry the store.",
                failure.retryable()));
  }
}
