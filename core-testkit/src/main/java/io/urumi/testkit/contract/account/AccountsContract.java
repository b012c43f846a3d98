package io.urumi.testkit.contract.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.PasswordHash;
import io.urumi.domain.account.provider.ProviderIdentity;
import io.urumi.port.driven.account.Accounts;
import io.urumi.port.driven.account.Accounts.WithPassword;
import io.urumi.port.driven.persistence.Transactions;
import io.urumi.testkit.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** The contract of {@link Accounts}. */
public abstract class AccountsContract {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456Z");
  private static final PasswordHash HASH = new PasswordHash("first");
  private static final PasswordHash OTHER_HASH = new PasswordHash("second");

  /** No account exists at the start of the test. */
  protected abstract Accounts accounts();

  /** Transactions of the same database. */
  protected abstract Transactions transactions();

  @Test
  public void anUnknownNameHasNoAccount() {
    insert(account("anna", Set.of()));

    assertThat(Await.maybe(accounts().find(new AccountName("ann")))).isNull();
  }

  @Test
  public void anAccountIsReadAsItWasStored() {
    Account none = account("anna", Set.of());
    Account all = account("b.c_d@e+f-9", Set.of(PlatformRole.values()));

    assertThat(insert(none)).isTrue();
    assertThat(insert(all)).isTrue();

    assertThat(Await.one(accounts().find(name(none)))).isEqualTo(new WithPassword(none, HASH));
    assertThat(Await.one(accounts().find(name(all)))).isEqualTo(new WithPassword(all, HASH));
  }

  @Test
  public void theFirstAccountOfANameStays() {
    Account first = account("anna", Set.of());
    insert(first);

    assertThat(
            Await.one(
                accounts().insert(account("anna", Set.of(PlatformRole.OPERATOR)), OTHER_HASH)))
        .isFalse();

    assertThat(Await.one(accounts().find(name(first)))).isEqualTo(new WithPassword(first, HASH));
  }

  @Test
  public void ofConcurrentCallsWithOneNameOneStoresItsAccount() {
    List<Boolean> stored =
        Await.all(
            Flux.range(0, 20)
                .flatMap(
                    _ ->
                        transactions()
                            .within(accounts().insert(account("anna", Set.of()), HASH))
                            .subscribeOn(Schedulers.boundedElastic()),
                    20));

    assertThat(stored).hasSize(20).containsOnlyOnce(true);
  }

  @Test
  public void aPasswordIsReplaced() {
    Account anna = account("anna", Set.of());
    Account bert = account("bert", Set.of());
    insert(anna);
    insert(bert);

    assertThat(Await.one(accounts().setPassword(anna.id(), OTHER_HASH))).isTrue();

    assertThat(Await.one(accounts().find(name(anna))).password()).isEqualTo(OTHER_HASH);
    assertThat(Await.one(accounts().find(name(bert))).password()).isEqualTo(HASH);
    assertThat(Await.one(accounts().setPassword(new AccountId(UUID.randomUUID()), OTHER_HASH)))
        .isFalse();
  }

  @Test
  public void theOthersAreDeleted() {
    Account anna = account("anna", Set.of());
    Account bert = account("bert", Set.of());
    insert(anna);
    insert(bert);
    insert(account("carla", Set.of()));

    assertThat(Await.one(accounts().deleteOthers(name(bert)))).isEqualTo(2);

    assertThat(Await.maybe(accounts().find(name(anna)))).isNull();
    assertThat(Await.one(accounts().find(name(bert)))).isEqualTo(new WithPassword(bert, HASH));
    assertThat(Await.one(accounts().deleteOthers(name(bert)))).isZero();
  }

  @Test
  public void aChangeWaitsForTheTransactionThatHasLockedTheAccount() {
    Account anna = account("anna", Set.of());
    insert(anna);
    Sinks.Empty<Void> locked = Sinks.empty();
    Mono<PasswordHash> readTwice =
        transactions()
            .within(
                accounts()
                    .lock(name(anna))
                    .doOnNext(_ -> locked.tryEmitEmpty())
                    .delayElement(Duration.ofMillis(200))
                    .then(accounts().find(name(anna)))
                    .map(WithPassword::password));
    Mono<Boolean> change =
        locked.asMono().then(transactions().within(accounts().setPassword(anna.id(), OTHER_HASH)));

    List<Object> results = Await.all(Flux.mergeSequential(readTwice, change));

    assertThat(results).containsExactly(HASH, true);
    assertThat(Await.one(accounts().find(name(anna))).password()).isEqualTo(OTHER_HASH);
    assertThat(Await.maybe(accounts().lock(new AccountName("ann")))).isNull();
  }

  @Test
  public void changesOfAFailedTransactionAreUndone() {
    Account anna = account("anna", Set.of());

    assertThatThrownBy(() ->
            Await.done(
                transactions()
                    .within(
                        accounts()
                            .insert(anna, HASH)
                            .then(Mono.error(new IllegalStateException("no"))))))
        .hasMessage("no");

    assertThat(Await.maybe(accounts().find(name(anna)))).isNull();
  }

  private boolean insert(Account account) {
    return Await.one(accounts().insert(account, HASH));
  }

  private static Account account(String name, Set<PlatformRole> roles) {
    return Account.local(new AccountId(UUID.randomUUID()), new AccountName(name), roles, NOW);
  }

  private static AccountName name(Account account) {
    return new AccountName(account.displayName());
  }

  @Test
  public void anAccountOfAProviderIsReadByIssuerAndSubject() {
    Account anna = provided("https://a.example", "7", "Anna Grün ✓", Set.of(PlatformRole.AUDITOR));
    Account other = provided("https://b.example", "7", "Anna Grün ✓", Set.of());

    assertThat(Await.one(accounts().insert(anna))).isTrue();
    assertThat(Await.one(accounts().insert(other))).isTrue();

    assertThat(locked(anna)).isEqualTo(anna);
    assertThat(locked(other)).isEqualTo(other);
    assertThat(Await.maybe(lock(new ProviderIdentity("https://a.example", "8")))).isNull();
    assertThat(Await.maybe(lock(new ProviderIdentity("https://A.example", "7")))).isNull();
    assertThat(Await.maybe(accounts().find(new AccountName("anna")))).isNull();
  }

  @Test
  public void theFirstAccountOfAProvidersUserStays() {
    Account first = provided("https://a.example", "7", "Anna", Set.of());
    Await.one(accounts().insert(first));

    Account second = provided("https://a.example", "7", "Bert", Set.of(PlatformRole.OPERATOR));
    assertThat(Await.one(accounts().insert(second))).isFalse();

    assertThat(locked(first)).isEqualTo(first);
  }

  @Test
  public void nameAndRolesOfAProvidersUserAreReplaced() {
    Account before = provided("https://a.example", "7", "Anna", Set.of());
    Account other = provided("https://a.example", "8", "Bert", Set.of());
    Account local = account("carla", Set.of());
    Await.one(accounts().insert(before));
    Await.one(accounts().insert(other));
    insert(local);
    Account after =
        new Account(before.id(), "Anna B", before.identity(), Set.of(PlatformRole.AUDITOR), NOW);

    assertThat(Await.one(accounts().update(after))).isTrue();

    assertThat(locked(before)).isEqualTo(after);
    assertThat(locked(other)).isEqualTo(other);
    assertThat(
            Await.one(
                accounts().update(new Account(local.id(), "x", before.identity(), Set.of(), NOW))))
        .isFalse();
    assertThat(Await.one(accounts().find(name(local)))).isEqualTo(new WithPassword(local, HASH));
  }

  @Test
  public void accountsOfProvidersAreNotAmongTheOthersThatAreDeleted() {
    Account provided = provided("https://a.example", "7", "Anna", Set.of());
    Await.one(accounts().insert(provided));
    insert(account("bert", Set.of()));

    assertThat(Await.one(accounts().deleteOthers(new AccountName("carla")))).isEqualTo(1);

    assertThat(locked(provided)).isEqualTo(provided);
  }

  private Account locked(Account account) {
    return Await.one(lock(Objects.requireNonNull(account.identity())));
  }

  private Mono<Account> lock(ProviderIdentity identity) {
    return transactions().within(accounts().lock(identity));
  }

  private static Account provided(
      String issuer, String subject, String name, Set<PlatformRole> roles) {
    return new Account(
        new AccountId(UUID.randomUUID()), name, new ProviderIdentity(issuer, subject), roles, NOW);
  }
}
