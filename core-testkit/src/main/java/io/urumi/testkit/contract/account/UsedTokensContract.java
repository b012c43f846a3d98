package io.urumi.testkit.contract.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.digest.Sha256;
import io.urumi.port.driven.account.UsedTokens;
import io.urumi.port.driven.persistence.Transactions;
import io.urumi.testkit.Await;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The contract of {@link UsedTokens}. */
public abstract class UsedTokensContract {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456Z");

  /** No token is used at the start of the test. */
  protected abstract UsedTokens usedTokens();

  /** The same tokens as another replica reads them. */
  protected abstract UsedTokens usedTokensOfAnotherReplica();

  /** Transactions of the same database. */
  protected abstract Transactions transactions();

  @Test
  public void aTokenIsUsedOnceOnAllReplicas() {
    assertThat(use(usedTokens(), "a", NOW)).isTrue();

    assertThat(use(usedTokens(), "a", NOW)).isFalse();
    assertThat(use(usedTokensOfAnotherReplica(), "a", NOW.plusSeconds(9))).isFalse();
    assertThat(use(usedTokensOfAnotherReplica(), "b", NOW)).isTrue();
  }

  @Test
  public void ofConcurrentUsesOneIsTheFirst() {
    List<Boolean> used =
        Await.all(
            Flux.range(0, 20)
                .flatMap(
                    _ ->
                        transactions()
                            .within(usedTokens().use(Sha256.hex("a"), NOW))
                            .subscribeOn(Schedulers.boundedElastic()),
                    20));

    assertThat(used).hasSize(20).containsOnlyOnce(true);
  }

  @Test
  public void theUseOfAFailedTransactionIsUndone() {
    Mono<Boolean> failed =
        transactions()
            .within(
                usedTokens()
                    .use(Sha256.hex("a"), NOW)
                    .then(Mono.<Boolean>error(new IllegalStateException("no"))));
    assertThat(Await.one(failed.onErrorReturn(true))).isTrue();

    assertThat(use(usedTokens(), "a", NOW)).isTrue();
  }

  @Test
  public void expiredTokensAreForgotten() {
    use(usedTokens(), "a", NOW);
    use(usedTokens(), "b", NOW.plusSeconds(1));

    assertThat(Await.one(usedTokens().trim(NOW.plusSeconds(1)))).isEqualTo(1);

    assertThat(use(usedTokens(), "a", NOW)).isTrue();
    assertThat(use(usedTokens(), "b", NOW)).isFalse();
  }

  private static boolean use(UsedTokens tokens, String token, Instant expiresAt) {
    return Await.one(tokens.use(Sha256.hex(token), expiresAt));
  }
}
