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
import java.util.ArrayList;
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
    assertThat(Await.one(accounts().byId(all.id()))).isEqualTo(all);
    assertThat(Await.maybe(accounts().byId(new AccountId(UUID.randomUUID())))).isNull();
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
  public void pagesHaveEveryAccountOnceInTheOrderOfTheirNames() {
    Account carla = account("carla", Set.of());
    Account anna = account("anna", Set.of(PlatformRole.OPERATOR));
    Account bert = account("bert", Set.of());
    List.of(carla, anna, bert).forEach(this::insert);

    assertThat(Await.all(accounts().page(null, 2))).containsExactly(anna, bert);
    assertThat(Await.all(accounts().page(bert.position(), 2))).containsExactly(carla);
  }

  @Test
  public void rightsAreReplacedAndAdministratorsWhoCanSignInAreCounted() {
    Account anna = account("anna", Set.of(PlatformRole.ADMINISTRATOR));
    Account bert = account("bert", Set.of(PlatformRole.ADMINISTRATOR, PlatformRole.AUDITOR));
    Account carla = account("carla", Set.of(PlatformRole.OPERATOR));
    List.of(anna, bert, carla).forEach(this::insert);
    assertThat(administrators()).isEqualTo(2);

    assertThat(
            Await.one(accounts().setRights(bert.id(), Set.of(PlatformRole.ADMINISTRATOR), false)))
        .isTrue();

    Account changed = Await.one(accounts().byId(bert.id()));
    assertThat(changed.enabled()).isFalse();
    assertThat(changed.platformRoles()).containsExactly(PlatformRole.ADMINISTRATOR);
    assertThat(Await.one(accounts().byId(anna.id()))).isEqualTo(anna);
    assertThat(administrators()).isOne();
    assertThat(Await.one(accounts().setRights(new AccountId(UUID.randomUUID()), Set.of(), true)))
        .isFalse();
  }

  private long administrators() {
    return Await.one(transactions().within(accounts().lockAdministrators().count()));
  }

  @Test
  public void ofTwoAdministratorsWhoAreDisabledAtTheSameTimeOneSeesThatItIsTheLast() {
    Account anna = account("anna", Set.of(PlatformRole.ADMINISTRATOR));
    Account bert = account("bert", Set.of(PlatformRole.ADMINISTRATOR));
    List.of(anna, bert).forEach(this::insert);

    List<Long> seen =
        Await.all(
            Flux.just(anna, bert)
                .flatMap(each ->
                    transactions()
                        .within(
                            accounts()
                                .lockAdministrators()
                                .count()
                                .delayElement(Duration.ofMillis(50))
                                .flatMap(before ->
                                    before > 1
                                        ? accounts()
                                            .setRights(each.id(), each.platformRoles(), false)
                                            .thenReturn(before)
                                        : Mono.just(before)))
                        .subscribeOn(Schedulers.boundedElastic())));

    assertThat(seen).containsExactlyInAnyOrder(2L, 1L);
    assertThat(administrators()).isOne();
  }

  @Test
  public void theAccountThatTheSettingsNamedBeforeIsDeletedAndNoOther() {
    Account anna = account("anna", Set.of());
    Account bert = account("bert", Set.of());
    Account carla = account("carla", Set.of());
    insert(anna);
    insert(bert);
    insert(carla);
    assertThat(Await.one(accounts().replaceConfigured(anna.id()))).isZero();

    assertThat(Await.one(accounts().replaceConfigured(bert.id()))).isOne();

    assertThat(Await.maybe(accounts().find(name(anna)))).isNull();
    assertThat(Await.one(accounts().find(name(bert)))).isEqualTo(new WithPassword(bert, HASH));
    assertThat(Await.one(accounts().find(name(carla)))).isEqualTo(new WithPassword(carla, HASH));
    assertThat(Await.one(accounts().replaceConfigured(bert.id()))).isZero();
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
  public void anAccountIsLockedByItsId() {
    Account anna = provided("https://a.example", "7", "Anna", Set.of());
    Await.one(accounts().insert(anna));
    Sinks.Empty<Void> locked = Sinks.empty();
    Mono<Account> lockedById =
        transactions()
            .within(
                accounts()
                    .lock(anna.id())
                    .doOnNext(_ -> locked.tryEmitEmpty())
                    .delayElement(Duration.ofMillis(200))
                    .then(accounts().byId(anna.id())));
    Mono<Boolean> change =
        locked
            .asMono()
            .then(transactions().within(accounts().update(anna.refreshed("Anna B", Set.of()))));

    List<Object> results = Await.all(Flux.mergeSequential(lockedById, change));

    assertThat(results).containsExactly(anna, true);

    assertThat(Await.one(accounts().byId(anna.id())).displayName()).isEqualTo("Anna B");
    assertThat(Await.maybe(transactions().within(accounts().lock(new AccountId(new UUID(0, 9))))))
        .isNull();
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
    Account after = before.refreshed("Anna B", Set.of(PlatformRole.AUDITOR));

    assertThat(Await.one(accounts().update(after))).isTrue();

    assertThat(locked(before)).isEqualTo(after);
    assertThat(locked(other)).isEqualTo(other);
    assertThat(Await.one(accounts().update(local.refreshed("x", Set.of())))).isFalse();
    assertThat(Await.one(accounts().find(name(local)))).isEqualTo(new WithPassword(local, HASH));
  }

  @Test
  public void anAccountOfAProviderIsNeverDeletedBecauseTheSettingsNameAnother() {
    Account provided = provided("https://a.example", "7", "bert", Set.of());
    Account bert = account("bert", Set.of());
    Account carla = account("carla", Set.of());
    Await.one(accounts().insert(provided));
    insert(bert);
    insert(carla);
    Await.one(accounts().replaceConfigured(provided.id()));
    Await.one(accounts().replaceConfigured(bert.id()));

    assertThat(Await.one(accounts().replaceConfigured(carla.id()))).isOne();

    assertThat(locked(provided)).isEqualTo(provided);
  }

  @Test
  public void accountsOfAProviderWithTheSameNameAreOnDifferentPages() {
    Account local = account("anna", Set.of());
    insert(local);
    List<Account> all = new ArrayList<>(List.of(local));
    for (String subject : List.of("1", "2", "3")) {
      Account same = provided("https://a.example", subject, "anna", Set.of());
      Await.one(accounts().insert(same));
      all.add(same);
    }

    List<Account> read = new ArrayList<>();
    Account last = null;
    for (int i = 0; i < all.size(); i++) {
      last = Await.one(accounts().page(last == null ? null : last.position(), 1).next());
      read.add(last);
    }

    assertThat(read).containsExactlyInAnyOrderElementsOf(all);
    assertThat(Await.all(accounts().page(read.getLast().position(), 1))).isEmpty();
  }

  @Test
  public void aProvidersAccountKeepsItsMembershipsAndWhetherItIsEnabled() {
    Account anna = provided("https://a.example", "7", "Anna", Set.of());
    Await.one(accounts().insert(anna));
    Await.one(accounts().setRights(anna.id(), Set.of(), false));

    assertThat(Await.one(accounts().update(anna.refreshed("Anna B", Set.of())))).isTrue();

    assertThat(Await.one(accounts().byId(anna.id())).enabled()).isFalse();
  }

  private Account locked(Account account) {
    return Await.one(lock(Objects.requireNonNull(account.identity())));
  }

  private Mono<Account> lock(ProviderIdentity identity) {
    return transactions().within(accounts().lock(identity));
  }

  private static Account provided(
      String issuer, String subject, String name, Set<PlatformRole> roles) {
    return Account.ofProvider(
        new AccountId(UUID.randomUUID()), name, new ProviderIdentity(issuer, subject), roles, NOW);
  }
}
