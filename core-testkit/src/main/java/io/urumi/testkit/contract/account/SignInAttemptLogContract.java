package io.urumi.testkit.contract.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.account.SignInAttempts;
import io.urumi.port.driven.account.SignInAttemptLog;
import io.urumi.port.driven.persistence.Transactions;
import io.urumi.testkit.Await;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The contract of {@link SignInAttemptLog}. */
public abstract class SignInAttemptLogContract {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456Z");
  private static final String NETWORK = "192.0.2.7";

  /** Nothing is recorded at the start of the test. */
  protected abstract SignInAttemptLog attempts();

  /** Transactions of the same database. */
  protected abstract Transactions transactions();

  @Test
  public void nothingIsRecordedForAnUnknownNetwork() {
    assertThat(read("198.51.100.1")).isEqualTo(SignInAttempts.NONE);
  }

  @Test
  public void attemptsOfDifferentNetworksAreIndependent() {
    begin(NETWORK);
    begin(NETWORK);
    begin("198.51.100.1");

    assertThat(read(NETWORK)).isEqualTo(new SignInAttempts(2, NOW));
    assertThat(read("198.51.100.1")).isEqualTo(new SignInAttempts(1, NOW));
  }

  @Test
  public void concurrentAttemptsAreAllCounted() {
    List<SignInAttempts> seen =
        Await.all(
            Flux.range(0, 20)
                .flatMap(_ -> beginning(NETWORK).subscribeOn(Schedulers.boundedElastic()), 20));

    assertThat(seen.stream().map(SignInAttempts::failures).distinct()).hasSize(20);
    assertThat(read(NETWORK).failures()).isEqualTo(20);
  }

  @Test
  public void oldAttemptsAreTrimmed() {
    begin(NETWORK);

    assertThat(Await.one(attempts().trim(NOW))).isZero();
    assertThat(read(NETWORK).failures()).isEqualTo(1);

    assertThat(Await.one(attempts().trim(NOW.plusSeconds(1)))).isEqualTo(1);
    assertThat(read(NETWORK)).isEqualTo(SignInAttempts.NONE);
  }

  private void begin(String network) {
    Await.one(beginning(network));
  }

  /** What was recorded before. */
  private Mono<SignInAttempts> beginning(String network) {
    return transactions()
        .within(
            attempts()
                .lock(network)
                .flatMap(before -> attempts().save(network, before.begun(NOW)).thenReturn(before)));
  }

  private SignInAttempts read(String network) {
    return Await.one(transactions().within(attempts().lock(network)));
  }
}
