package io.urumi.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.condition.Conditions;
import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreStatus;
import io.urumi.port.driven.lease.ClaimedStore;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driving.DeleteStoreUseCase;
import io.urumi.port.driving.RetryStoreUseCase;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A remedy names only operations that the use cases accept: every failure in every phase. */
class RemedyTest {
  private static final Pattern RETRY = Pattern.compile("(?i)\\bretry\\b");
  private static final Pattern DELETE = Pattern.compile("(?i)\\bdelete this store\\b");
  private static final Pattern OTHER_OPERATIONS =
      Pattern.compile("(?i)\\b(upgrade|move|suspend|resume|adopt|change the plan)\\b");

  private final Platform platform = new Platform();
  // Not started, so that the stores stay as they are.
  private final StoreEngine engine = platform.engine("one");

  @AfterEach
  void close() {
    platform.close();
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void no_remedy_names_an_operation_that_is_refused(Phase phase) {
    List<StoreFailure> failures = everyFailure();
    boolean retryAccepted =
        engine
                .retryStore()
                .retry(Platform.ANNA, store(phase, "retried", failures.getFirst()))
                .block()
            instanceof RetryStoreUseCase.Outcome.Accepted;
    boolean deleteAccepted =
        engine
                .deleteStore()
                .delete(Platform.ANNA, store(phase, "removed", failures.getFirst()))
                .block()
            instanceof DeleteStoreUseCase.Outcome.Accepted;
    StoreId id = store(phase, "alpha", failures.getFirst());

    for (StoreFailure failure : failures) {
      StoreStatus status = platform.find(id).status().withFailure(failure);
      String remedy = Objects.requireNonNull(status.remedy());

      assertThat(RETRY.matcher(remedy).find())
          .as("%s in %s: %s", failure.code(), phase, remedy)
          .isEqualTo(retryAccepted);
      assertThat(DELETE.matcher(remedy).find() && !deleteAccepted).as(remedy).isFalse();
      assertThat(remedy).doesNotContainPattern(OTHER_OPERATIONS);
      assertThat(remedy).matches("(?s)[A-Z].*\\.");
    }
    assertThat(failures).hasSize(FailureCode.values().length);
  }

  private static List<StoreFailure> everyFailure() {
    return Arrays.stream(StoreFailure.class.getPermittedSubclasses())
        .map(RemedyTest::example)
        .toList();
  }

  private static StoreFailure example(Class<?> type) {
    Object[] words =
        Arrays.stream(type.getRecordComponents())
            .map(component -> "<" + component.getName() + ">")
            .toArray();
    try {
      return (StoreFailure) type.getDeclaredConstructors()[0].newInstance(words);
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** A store in the phase, saved as a reconciler saves it. */
  private StoreId store(Phase phase, String subdomain, StoreFailure failure) {
    StoreId id = platform.create(engine, subdomain);
    if (phase == Phase.DELETING || phase == Phase.DELETED) {
      engine.deleteStore().delete(Platform.ANNA, id).block();
    }
    Instant now = Instant.now();
    ClaimedStore claimed =
        Objects.requireNonNull(
            platform
                .database
                .stores()
                .claim(new ReplicaId("test"), now.plusSeconds(1), Duration.ofMinutes(5), 100)
                .filter(each -> each.store().id().equals(id))
                .blockFirst());
    Store store = claimed.store();
    StoreStatus status =
        new StoreStatus(
            store.spec().generation(),
            phase,
            Conditions.unknown(now),
            null,
            failure,
            now,
            null,
            phase == Phase.DELETED ? now : null);
    platform
        .database
        .stores()
        .saveStatus(claimed.lease(), status, now, now.plusSeconds(60))
        .block();
    return id;
  }
}
