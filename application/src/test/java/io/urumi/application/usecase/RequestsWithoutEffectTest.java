package io.urumi.application.usecase;

import static io.urumi.application.usecase.UseCaseFixture.ANNA;
import static io.urumi.application.usecase.UseCaseFixture.command;
import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.access.Caller;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driving.CreateStoreUseCase;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.testkit.TestPrincipals;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The audit log, which is never trimmed, does not grow without limit by requests for nothing. */
class RequestsWithoutEffectTest {
  private static final int PER_MINUTE = RefusalRateLimit.PER_WINDOW;

  private final UseCaseFixture platform = new UseCaseFixture();

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void refusedRequestsOfOneCallerAreCountedAfterTheFirstOnesOfAMinute() {
    for (int i = 0; i < PER_MINUTE + 40; i++) {
      deleteUnknown(ANNA);
    }
    assertThat(entries()).hasSize(PER_MINUTE);

    deleteUnknown(TestPrincipals.administrator("anna", "192.0.2.8", "other-1"));
    assertThat(entries()).as("another caller").hasSize(PER_MINUTE + 1);

    platform.clock.advance(Duration.ofMinutes(1));
    deleteUnknown(ANNA);
    deleteUnknown(ANNA);
    List<AuditEntry> later = entries();
    assertThat(later).hasSize(PER_MINUTE + 3);
    assertThat(later.get(PER_MINUTE + 1).detail()).contains("40 more requests of this kind");
    assertThat(later.getLast().detail()).doesNotContain("more requests");
  }

  @Test
  void repeatedDeletionsAreCountedTooAndRequestsWithAnEffectAreAlwaysListed() {
    StoreId id = create("alpha");
    for (int i = 0; i < PER_MINUTE + 10; i++) {
      assertThat(platform.delete.delete(ANNA, id).block()).isNotNull();
    }
    // The creation, the deletion and its repetitions.
    assertThat(entries()).hasSize(2 + PER_MINUTE);

    StoreId another = create("beta");
    platform.delete.delete(ANNA, another).block();
    assertThat(entries()).hasSize(4 + PER_MINUTE);
  }

  private StoreId create(String subdomain) {
    return ((CreateStoreUseCase.Outcome.Accepted)
            Objects.requireNonNull(platform.createStore.create(command(subdomain, null)).block()))
        .store()
        .id();
  }

  private void deleteUnknown(Caller actor) {
    platform.delete.delete(actor, new StoreId(UUID.randomUUID())).block();
  }

  private List<AuditEntry> entries() {
    return Objects.requireNonNull(
        platform
            .database
            .audit()
            .page(EVERYTHING, Long.MAX_VALUE, 1_000)
            .map(page -> page.items().reversed())
            .block());
  }
}
