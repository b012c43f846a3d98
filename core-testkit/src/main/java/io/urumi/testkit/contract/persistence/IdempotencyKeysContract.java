package io.urumi.testkit.contract.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.persistence.IdempotencyKeys;
import io.urumi.port.driven.persistence.IdempotencyKeys.Remembered;
import io.urumi.port.driven.persistence.Transactions;
import io.urumi.testkit.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The contract of {@link IdempotencyKeys}. */
public abstract class IdempotencyKeysContract {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String HASH = "a".repeat(64);
  private static final String OTHER_HASH = "b".repeat(64);

  private final StoreId store = new StoreId(UUID.randomUUID());

  /** No key is known at the start of the test. */
  protected abstract IdempotencyKeys keys();

  /** Transactions of the same database. */
  protected abstract Transactions transactions();

  @Test
  public void anUnknownKeyHasNoRequest() {
    assertThat(Await.maybe(keys().find("me", "key"))).isNull();
  }

  @Test
  public void aKeyKeepsItsFirstRequest() {
    Remembered first = remember("me", HASH, store);
    Remembered second = remember("me", OTHER_HASH, new StoreId(UUID.randomUUID()));

    assertThat(first).isEqualTo(new Remembered(HASH, store));
    assertThat(second).isEqualTo(first);
    assertThat(Await.one(keys().find("me", "key"))).isEqualTo(first);
  }

  @Test
  public void keysOfDifferentActorsAreIndependent() {
    StoreId other = new StoreId(UUID.randomUUID());
    remember("me", HASH, store);

    assertThat(remember("you", OTHER_HASH, other)).isEqualTo(new Remembered(OTHER_HASH, other));
  }

  @Test
  public void keysAreCaseSensitive() {
    remember("me", HASH, store);

    assertThat(Await.maybe(keys().find("me", "KEY"))).isNull();
  }

  @Test
  public void aKeyThatIsRolledBackIsUnknown() {
    assertThatThrownBy(() ->
            Await.done(
                transactions()
                    .within(
                        keys()
                            .remember("me", "key", HASH, store, NOW)
                            .then(Mono.error(new IllegalStateException("no"))))))
        .hasMessage("no");

    assertThat(Await.maybe(keys().find("me", "key"))).isNull();
  }

  @Test
  public void concurrentCallsAllReceiveTheFirstRequest() {
    List<Remembered> answers =
        Await.all(
            Flux.range(0, 20)
                .flatMap(
                    _ ->
                        transactions()
                            .within(
                                keys()
                                    .remember(
                                        "me", "key", HASH, new StoreId(UUID.randomUUID()), NOW)
                                    .delayElement(Duration.ofMillis(10)))
                            .subscribeOn(Schedulers.boundedElastic()),
                    20));

    assertThat(answers).hasSize(20);
    assertThat(answers.stream().distinct()).hasSize(1);
  }

  private Remembered remember(String actor, String hash, StoreId storeId) {
    return Await.one(transactions().within(keys().remember(actor, "key", hash, storeId, NOW)));
  }
}
