package io.urumi.testkit.contract.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.PasswordHash;
import io.urumi.domain.account.Session;
import io.urumi.domain.account.SessionId;
import io.urumi.domain.account.provider.ProviderIdentity;
import io.urumi.domain.digest.Sha256;
import io.urumi.port.driven.account.Accounts;
import io.urumi.port.driven.account.Sessions;
import io.urumi.port.driven.account.Sessions.WithAccount;
import io.urumi.testkit.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The contract of {@link Sessions}. */
public abstract class SessionsContract {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Account anna = account("anna", Set.of(PlatformRole.ADMINISTRATOR));
  private final Account bert = account("bert", Set.of());

  /** No session exists at the start of the test. */
  protected abstract Sessions sessions();

  /** The same sessions as another replica reads them. */
  protected abstract Sessions sessionsOfAnotherReplica();

  /** Accounts of the same database; none exists at the start of the test. */
  protected abstract Accounts accounts();

  @BeforeEach
  public void createAccounts() {
    for (Account account : List.of(anna, bert)) {
      Await.one(accounts().insert(account, new PasswordHash("hash")));
    }
  }

  @Test
  public void anUnknownSessionIsNotFound() {
    Session session = insert(anna, "secret", NOW);

    assertThat(Await.maybe(sessions().findBySecret(Sha256.hex("other")))).isNull();
    assertThat(Await.maybe(sessions().findBySecret("secret"))).isNull();
    assertThat(Await.maybe(sessions().find(new SessionId(UUID.randomUUID())))).isNull();
    assertThat(Await.one(sessions().delete(bert.id(), session.id()))).isFalse();
  }

  @Test
  public void everyReplicaReadsASessionAsItWasStored() {
    Session first = insert(anna, "first", NOW);
    Session second = insert(bert, "second", NOW.plusSeconds(1));

    for (Sessions replica : List.of(sessions(), sessionsOfAnotherReplica())) {
      assertThat(Await.one(replica.findBySecret(Sha256.hex("first"))))
          .isEqualTo(new WithAccount(first, anna));
      assertThat(Await.one(replica.findBySecret(Sha256.hex("second"))))
          .isEqualTo(new WithAccount(second, bert));
      assertThat(Await.one(replica.find(second.id()))).isEqualTo(second);
    }
  }

  @Test
  public void aUserHasHisOwnSessionsTheNewestFirst() {
    Session first = insert(anna, "1", NOW);
    Session third = insert(anna, "3", NOW.plusSeconds(2));
    Session second = insert(anna, "2", NOW.plusSeconds(1));
    insert(bert, "4", NOW);

    assertThat(Await.all(sessions().ofAccount(anna.id(), 10)))
        .containsExactly(third, second, first);
    assertThat(Await.all(sessions().ofAccount(anna.id(), 2))).containsExactly(third, second);
  }

  @Test
  public void theLastUseMovesForwardsOnly() {
    Session session = insert(anna, "secret", NOW);
    Session other = insert(anna, "other", NOW);

    Await.done(sessions().touch(session.id(), NOW.plusSeconds(90)));
    Await.done(sessions().touch(session.id(), NOW.plusSeconds(60)));

    assertThat(Await.one(sessions().find(session.id())).lastUsedAt())
        .isEqualTo(NOW.plusSeconds(90));
    assertThat(Await.one(sessions().find(other.id()))).isEqualTo(other);
  }

  @Test
  public void ofConcurrentDeletionsOneFindsTheSession() {
    Session session = insert(anna, "secret", NOW);

    List<Boolean> deleted =
        Await.all(
            Flux.range(0, 20)
                .flatMap(
                    _ ->
                        sessions()
                            .delete(anna.id(), session.id())
                            .subscribeOn(Schedulers.boundedElastic()),
                    20));

    assertThat(deleted).hasSize(20).containsOnlyOnce(true);
    assertThat(Await.maybe(sessionsOfAnotherReplica().findBySecret(Sha256.hex("secret")))).isNull();
  }

  @Test
  public void allSessionsOfOneUserAreDeleted() {
    insert(anna, "1", NOW);
    insert(anna, "2", NOW);
    Session other = insert(bert, "3", NOW);

    assertThat(Await.one(sessions().deleteAll(anna.id()))).isEqualTo(2);

    assertThat(Await.all(sessions().ofAccount(anna.id(), 10))).isEmpty();
    assertThat(Await.all(sessions().ofAccount(bert.id(), 10))).containsExactly(other);
    assertThat(Await.one(sessions().deleteAll(anna.id()))).isZero();
  }

  @Test
  public void sessionsThatAreTooOldOrUnusedAreTrimmed() {
    Session old = insert(anna, "old", NOW.minus(MINUTE));
    Await.done(sessions().touch(old.id(), NOW.plus(MINUTE)));
    insert(anna, "unused", NOW);
    Session kept = insert(anna, "kept", NOW);
    Await.done(sessions().touch(kept.id(), NOW.plusSeconds(1)));

    assertThat(Await.one(sessions().trim(NOW, NOW.plusSeconds(1)))).isEqualTo(2);

    assertThat(Await.all(sessions().ofAccount(anna.id(), 10)))
        .extracting(Session::id)
        .containsExactly(kept.id());
  }

  @Test
  public void sessionsOfAProviderEndByUserBySessionOrByBoth() {
    Account carla = provided("https://a.example", "7");
    Account dora = provided("https://a.example", "8");
    Account other = provided("https://b.example", "7");
    for (Account account : List.of(carla, dora, other)) {
      Await.one(accounts().insert(account));
    }
    insert(carla, "1", NOW, "sid-1");
    Session second = insert(carla, "2", NOW, "sid-2");
    insert(carla, "3", NOW, null);
    Session ofDora = insert(dora, "4", NOW, "sid-1");
    Session elsewhere = insert(other, "5", NOW, "sid-1");
    Session local = insert(anna, "6", NOW);

    assertThat(Await.one(sessions().deleteOfProvider("https://a.example", "7", "sid-1")))
        .isEqualTo(1);
    assertThat(Await.all(sessions().ofAccount(carla.id(), 10))).hasSize(2).contains(second);
    assertThat(Await.one(sessions().deleteOfProvider("https://a.example", null, "sid-2")))
        .isEqualTo(1);
    assertThat(Await.one(sessions().deleteOfProvider("https://a.example", "7", null))).isEqualTo(1);

    assertThat(Await.one(sessionsOfAnotherReplica().find(ofDora.id()))).isEqualTo(ofDora);
    assertThat(Await.one(sessions().find(elsewhere.id()))).isEqualTo(elsewhere);
    assertThat(Await.one(sessions().find(local.id()))).isEqualTo(local);
    assertThatThrownBy(() -> sessions().deleteOfProvider("https://a.example", null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Account provided(String issuer, String subject) {
    return Account.ofProvider(
        new AccountId(UUID.randomUUID()),
        "Carla",
        new ProviderIdentity(issuer, subject),
        Set.of(),
        NOW);
  }

  private Session insert(Account account, String secret, Instant at) {
    return insert(account, secret, at, null);
  }

  private Session insert(
      Account account, String secret, Instant at, @Nullable String providerSession) {
    Session session =
        new Session(
            new SessionId(UUID.randomUUID()),
            account.id(),
            at,
            at,
            "192.0.2.7",
            "Grüße ✓/1.0",
            providerSession);
    Await.done(sessions().insert(session, Sha256.hex(secret)));
    return session;
  }

  private static Account account(String name, Set<PlatformRole> roles) {
    return Account.local(new AccountId(UUID.randomUUID()), new AccountName(name), roles, NOW);
  }
}
