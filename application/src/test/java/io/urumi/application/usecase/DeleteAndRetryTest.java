package io.urumi.application.usecase;

import static io.urumi.application.usecase.UseCaseFixture.ANNA;
import static io.urumi.application.usecase.UseCaseFixture.command;
import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.lease.ClaimedStore;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driving.CreateStoreUseCase;
import io.urumi.port.driving.DeleteStoreUseCase;
import io.urumi.port.driving.RetryStoreUseCase;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeleteAndRetryTest {
  private final UseCaseFixture platform = new UseCaseFixture();

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void deleting_twice_records_one_intent() {
    Store store = created();

    Store first = deleted(store.id());
    Store second = deleted(store.id());

    assertThat(first.spec().generation()).isEqualTo(2);
    assertThat(second.spec()).isEqualTo(first.spec());
  }

  @Test
  void a_store_that_does_not_exist_is_neither_deleted_nor_retried() {
    StoreId unknown = new StoreId(new UUID(7, 7));

    assertThat(platform.delete.delete(ANNA, unknown).block())
        .isEqualTo(new DeleteStoreUseCase.Outcome.NotFound(unknown));
    assertThat(platform.retry.retry(ANNA, unknown).block())
        .isEqualTo(new RetryStoreUseCase.Outcome.NotFound(unknown));
    assertThat(lastAuditDetail()).isEqualTo("There is no such store.");
  }

  @Test
  void a_store_that_has_not_failed_is_not_retried() {
    assertThat(platform.retry.retry(ANNA, created().id()).block())
        .isInstanceOf(RetryStoreUseCase.Outcome.NotFailed.class);
    assertThat(lastAuditDetail()).isEqualTo("The store has not failed.");
  }

  private String lastAuditDetail() {
    return Objects.requireNonNull(
            platform.database.audit().page(EVERYTHING, Long.MAX_VALUE, 1).block())
        .items()
        .getFirst()
        .detail();
  }

  @Test
  void repeated_retry_requests_of_a_failed_store_are_one_retry() {
    Store store = failed();

    Store first = retried(store.id());
    Store second = retried(store.id());

    assertThat(first.spec().generation()).isEqualTo(2);
    assertThat(second.spec().generation()).isEqualTo(2);
  }

  @Test
  void a_failed_store_with_a_deletion_request_is_not_retried() {
    Store store = failed();
    deleted(store.id());

    assertThat(platform.retry.retry(ANNA, store.id()).block())
        .isInstanceOf(RetryStoreUseCase.Outcome.NotFailed.class);
  }

  private Store created() {
    return ((CreateStoreUseCase.Outcome.Accepted)
            Objects.requireNonNull(platform.createStore.create(command("alpha", null)).block()))
        .store();
  }

  private Store failed() {
    Store store = created();
    ClaimedStore claimed =
        Objects.requireNonNull(
            platform
                .database
                .stores()
                .claim(new ReplicaId("one"), platform.clock.instant(), Duration.ofMinutes(1), 1)
                .blockFirst());
    platform
        .database
        .stores()
        .saveStatus(
            claimed.lease(),
            claimed
                .store()
                .status()
                .withObservedGeneration(1)
                .withFailure(new StoreFailure.ChartInvalid("broken", ""))
                .withPhase(Phase.FAILED, platform.clock.instant()),
            platform.clock.instant(),
            platform.clock.instant().plusSeconds(60))
        .block();
    return store;
  }

  private Store deleted(StoreId id) {
    return ((DeleteStoreUseCase.Outcome.Accepted)
            Objects.requireNonNull(platform.delete.delete(ANNA, id).block()))
        .store();
  }

  private Store retried(StoreId id) {
    return ((RetryStoreUseCase.Outcome.Accepted)
            Objects.requireNonNull(platform.retry.retry(ANNA, id).block()))
        .store();
  }
}
