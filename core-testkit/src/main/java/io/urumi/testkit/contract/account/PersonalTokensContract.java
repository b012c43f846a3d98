package io.urumi.testkit.contract.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.access.Permission;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.PasswordHash;
import io.urumi.domain.digest.Sha256;
import io.urumi.domain.token.PersonalToken;
import io.urumi.domain.token.PersonalTokenId;
import io.urumi.domain.token.PersonalTokenName;
import io.urumi.port.driven.account.Accounts;
import io.urumi.port.driven.account.PersonalTokens;
import io.urumi.port.driven.account.PersonalTokens.WithAccount;
import io.urumi.testkit.Await;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The contract of {@link PersonalTokens}. */
public abstract class PersonalTokensContract {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00.123456Z");

  private final Account anna = account("anna", Set.of(PlatformRole.ADMINISTRATOR));
  private final Account bert = account("bert", Set.of());

  /** No token exists at the start of the test. */
  protected abstract PersonalTokens tokens();

  /** The same tokens as another replica reads them. */
  protected abstract PersonalTokens tokensOfAnotherReplica();

  /** Accounts of the same database; none exists at the start of the test. */
  protected abstract Accounts accounts();

  @BeforeEach
  public void createAccounts() {
    for (Account account : List.of(anna, bert)) {
      Await.one(accounts().insert(account, new PasswordHash("hash")));
    }
  }

  @Test
  public void everyReplicaReadsATokenAsItWasStored() {
    PersonalToken token = inserted(token(anna, "Backup ✓", NOW));

    for (PersonalTokens replica : List.of(tokens(), tokensOfAnotherReplica())) {
      assertThat(Await.one(replica.findBySecret(hash(token))))
          .isEqualTo(new WithAccount(token, anna));
      assertThat(Await.one(replica.find(token.id()))).isEqualTo(new WithAccount(token, anna));
    }
  }

  @Test
  public void everyPermissionCanBeAScope() {
    PersonalToken token =
        new PersonalToken(
            new PersonalTokenId(UUID.randomUUID()),
            anna.id(),
            new PersonalTokenName("ä".repeat(60)),
            EnumSet.allOf(Permission.class),
            NOW,
            NOW.plusSeconds(60),
            null);
    inserted(token);

    assertThat(Await.one(tokens().find(token.id())).token()).isEqualTo(token);
  }

  @Test
  public void anUnknownTokenIsNotFound() {
    PersonalToken token = inserted(token(anna, "one", NOW));

    assertThat(Await.maybe(tokens().findBySecret(Sha256.hex("other")))).isNull();
    assertThat(Await.maybe(tokens().findBySecret(token.name().value()))).isNull();
    PersonalTokenId unknown = new PersonalTokenId(UUID.randomUUID());
    assertThat(Await.maybe(tokens().find(unknown))).isNull();
    assertThat(Await.one(tokens().delete(unknown))).isFalse();
  }

  @Test
  public void theNamesOfOneUsersTokensDiffer() {
    PersonalToken first = inserted(token(anna, "same", NOW));
    PersonalToken second = token(anna, "same", NOW);

    assertThat(Await.one(tokens().insert(second, hash(second)))).isFalse();

    inserted(token(anna, "Same", NOW));
    inserted(token(bert, "same", NOW));
    assertThat(Await.one(tokens().find(first.id())).token()).isEqualTo(first);
    assertThat(Await.one(tokens().count(anna.id()))).isEqualTo(2);
    assertThat(Await.one(tokens().count(bert.id()))).isEqualTo(1);
  }

  @Test
  public void tokensAreListedTheNewestFirst() {
    PersonalToken first = inserted(token(anna, "1", NOW));
    PersonalToken third = inserted(token(anna, "3", NOW.plusSeconds(2)));
    PersonalToken second = inserted(token(bert, "2", NOW.plusSeconds(1)));

    assertThat(Await.all(tokens().ofAccount(anna.id(), 10)))
        .containsExactly(new WithAccount(third, anna), new WithAccount(first, anna));
    assertThat(Await.all(tokens().ofAccount(anna.id(), 1)))
        .containsExactly(new WithAccount(third, anna));
    assertThat(Await.all(tokens().all(2)))
        .containsExactly(new WithAccount(third, anna), new WithAccount(second, bert));
  }

  @Test
  public void theLastUseMovesForwardsOnly() {
    PersonalToken token = inserted(token(anna, "1", NOW));
    PersonalToken other = inserted(token(anna, "2", NOW));

    Await.done(tokens().touch(token.id(), NOW.plusSeconds(90)));
    Await.done(tokens().touch(token.id(), NOW.plusSeconds(60)));

    assertThat(Await.one(tokens().find(token.id())).token())
        .isEqualTo(token.usedAt(NOW.plusSeconds(90)));
    assertThat(Await.one(tokens().find(other.id())).token().lastUsedAt()).isNull();
  }

  @Test
  public void ofConcurrentDeletionsOneFindsTheToken() {
    PersonalToken token = inserted(token(anna, "1", NOW));

    List<Boolean> deleted =
        Await.all(
            Flux.range(0, 20)
                .flatMap(
                    _ -> tokens().delete(token.id()).subscribeOn(Schedulers.boundedElastic()), 20));

    assertThat(deleted).hasSize(20).containsOnlyOnce(true);
    assertThat(Await.maybe(tokensOfAnotherReplica().findBySecret(hash(token)))).isNull();
  }

  @Test
  public void tokensEndWithTheirAccount() {
    PersonalToken token = inserted(token(anna, "1", NOW));
    PersonalToken kept = inserted(token(bert, "1", NOW));

    Await.one(accounts().replaceConfigured(anna.id()));
    Await.one(accounts().replaceConfigured(bert.id()));

    assertThat(Await.maybe(tokens().findBySecret(hash(token)))).isNull();
    assertThat(Await.one(tokens().find(kept.id())).token()).isEqualTo(kept);
  }

  @Test
  public void expiredTokensAreTrimmed() {
    PersonalToken expired = inserted(token(anna, "1", NOW.minusSeconds(1)));
    PersonalToken kept = inserted(token(anna, "2", NOW));

    assertThat(Await.one(tokens().trim(kept.expiresAt()))).isEqualTo(1);

    assertThat(Await.maybe(tokens().find(expired.id()))).isNull();
    assertThat(Await.one(tokens().find(kept.id())).token()).isEqualTo(kept);
  }

  private PersonalToken inserted(PersonalToken token) {
    assertThat(Await.one(tokens().insert(token, hash(token)))).isTrue();
    return token;
  }

  private static String hash(PersonalToken token) {
    return Sha256.hex(token.id().toString());
  }

  private static PersonalToken token(Account user, String name, Instant at) {
    return new PersonalToken(
        new PersonalTokenId(UUID.randomUUID()),
        user.id(),
        new PersonalTokenName(name),
        Set.of(Permission.STORE_READ, Permission.STORE_CREATE),
        at,
        at.plusSeconds(3600),
        null);
  }

  private static Account account(String name, Set<PlatformRole> roles) {
    return Account.local(new AccountId(UUID.randomUUID()), new AccountName(name), roles, NOW);
  }
}
