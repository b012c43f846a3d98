package io.urumi.application.usecase.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.adapter.persistence.Persistence;
import io.urumi.adapter.persistence.PersistenceSettings;
import io.urumi.application.TokenEngine;
import io.urumi.domain.access.AccessDecision;
import io.urumi.domain.access.AccessDeniedException;
import io.urumi.domain.access.AccessPolicy;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.AccountSources;
import io.urumi.domain.account.PasswordHash;
import io.urumi.domain.account.provider.ProviderIdentity;
import io.urumi.domain.token.PersonalToken;
import io.urumi.domain.token.PersonalTokenId;
import io.urumi.domain.token.PersonalTokenName;
import io.urumi.domain.token.PersonalTokenSecret;
import io.urumi.domain.token.TokenRequest;
import io.urumi.domain.validation.InvalidValueException;
import io.urumi.port.driving.RevealCredentialsUseCase;
import io.urumi.port.driving.token.CreateTokenUseCase;
import io.urumi.port.driving.token.CreateTokenUseCase.Outcome;
import io.urumi.port.model.account.ActiveToken;
import io.urumi.port.model.account.TokenSummary;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.testkit.Await;
import io.urumi.testkit.SettableClock;
import io.urumi.testkit.TestPrincipals;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class TokensTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final String HERE = "192.0.2.7";

  private final String database = UUID.randomUUID().toString();
  private final SettableClock clock =
      SettableClock.at(Instant.parse("2026-11-30T12:00:00.123456Z"));
  private final Persistence persistence = Persistence.open(PersistenceSettings.inMemory(database));
  private final TokenEngine engine = engine(clock);
  private final Account anna = account("anna", PlatformRole.ADMINISTRATOR);
  private final Account bert = account("bert", PlatformRole.AUDITOR);

  private TokenEngine engine(Clock time) {
    return engine(AccountSources.LOCAL, time);
  }

  private TokenEngine engine(AccountSources sources, Clock time) {
    return new TokenEngine(persistence.ports(), persistence.accountPorts().tokens(), sources, time);
  }

  @BeforeEach
  void createAccounts() {
    for (Account account : List.of(anna, bert)) {
      Await.one(persistence.accountPorts().accounts().insert(account, new PasswordHash("hash")));
    }
  }

  @AfterEach
  void close() {
    persistence.close();
  }

  @Test
  void a_token_acts_for_its_user_within_its_scopes() {
    Outcome.Created created = create(anna, "Backup", Permission.STORE_READ);
    ActiveToken active = used(created.secret());

    assertThat(active.user()).isEqualTo(anna);
    Caller caller = active.caller(HERE, "request-2");
    assertThat(permits(caller, Permission.STORE_READ)).isTrue();
    assertThat(permits(caller, Permission.STORE_DELETE)).isFalse();
    assertThat(use(PersonalTokenSecret.of(new byte[32]))).isNull();
  }

  @Test
  void making_and_revoking_are_audited_without_the_secret() {
    Outcome.Created created = create(anna, "Backup", Permission.STORE_READ);
    AuditEntry made = newestEntry();
    assertThat(Await.one(engine.revokeToken().revoke(user(anna), id(created)))).isTrue();
    AuditEntry revoked = newestEntry();

    assertThat(made.action()).isEqualTo("token.create");
    assertThat(made.subject()).isEqualTo("token/" + id(created));
    assertThat(made.detail()).contains("account/" + anna.id(), "Backup", "store.read");
    assertThat(revoked.action()).isEqualTo("token.delete");
    assertThat(revoked.detail()).contains("account/" + anna.id());
    assertThat(made + " " + revoked)
        .doesNotContain(created.secret().value())
        .doesNotContain(created.secret().hash());
    assertThat(use(created.secret())).isNull();
  }

  @Test
  void a_token_whose_user_loses_a_role_loses_it_too() throws SQLException {
    Outcome.Created created =
        create(anna, "Backup", Permission.STORE_READ, Permission.STORE_DELETE);
    Caller before = used(created.secret()).caller(HERE, "request-2");
    assertThat(permits(before, Permission.STORE_DELETE)).isTrue();

    execute("update account set platform_roles = 'AUDITOR' where name = 'anna'");

    Caller after = used(created.secret()).caller(HERE, "request-3");
    assertThat(permits(after, Permission.STORE_DELETE)).isFalse();
    assertThat(permits(after, Permission.STORE_READ)).isTrue();
  }

  @Test
  void a_token_ends_with_its_account() {
    Outcome.Created created = create(anna, "Backup", Permission.STORE_READ);

    Await.one(persistence.accountPorts().accounts().replaceConfigured(anna.id()));
    Await.one(persistence.accountPorts().accounts().replaceConfigured(bert.id()));

    assertThat(use(created.secret())).isNull();
  }

  @Test
  void a_token_is_not_accepted_where_its_user_may_not_sign_in_any_more() {
    Account carla =
        Account.ofProvider(
            new AccountId(UUID.randomUUID()),
            "Carla",
            new ProviderIdentity("https://id.example.com", "7"),
            Set.of(PlatformRole.AUDITOR),
            clock.instant());
    Await.one(persistence.accountPorts().accounts().insert(carla));
    Outcome.Created provided = create(carla, "Backup", Permission.STORE_READ);
    Outcome.Created local = create(anna, "Backup", Permission.STORE_READ);

    assertThat(use(provided.secret())).isNull();
    assertThat(use(local.secret())).isNotNull();
    TokenEngine other = engine(new AccountSources(false, "https://id.example.com"), clock);
    Caller anonymous = Caller.anonymous(HERE, "request-1");
    assertThat(Await.maybe(other.useToken().use(anonymous, provided.secret()))).isNotNull();
    assertThat(Await.maybe(other.useToken().use(anonymous, local.secret()))).isNull();
    assertThat(completes(engine.useToken().ended(user(carla), id(provided)), Duration.ofSeconds(1)))
        .isTrue();
  }

  @Test
  void a_token_of_a_disabled_account_is_not_accepted() throws SQLException {
    Outcome.Created created = create(anna, "Backup", Permission.STORE_READ);
    Mono<Void> ended = engine.useToken().ended(user(anna), id(created)).cache();

    execute("update account set enabled = false where name = 'anna'");
    assertThat(use(created.secret())).isNull();
    assertThat(completes(ended, Duration.ofSeconds(1))).isTrue();

    execute("update account set enabled = true where name = 'anna'");
    assertThat(use(created.secret())).isNotNull();
  }

  @Test
  void a_token_expires() {
    Outcome.Created created = create(anna, "Backup", Permission.STORE_READ);

    clock.advance(DAY.minusSeconds(1));
    assertThat(use(created.secret())).isNotNull();
    assertThat(own(anna)).extracting(TokenSummary::expired).containsExactly(false);
    clock.advance(Duration.ofSeconds(1));
    assertThat(use(created.secret())).isNull();
    assertThat(own(anna)).extracting(TokenSummary::expired).containsExactly(true);

    clock.advance(PersonalToken.KEPT.plusSeconds(1));
    create(bert, "Another", Permission.STORE_READ);
    assertThat(own(anna)).isEmpty();
  }

  @Test
  void the_last_use_is_recorded_at_most_once_a_minute() {
    Outcome.Created created = create(anna, "Backup", Permission.STORE_READ);
    assertThat(own(anna).getFirst().token().lastUsedAt()).isNull();
    Instant first = clock.instant();
    use(created.secret());
    assertThat(own(anna).getFirst().token().lastUsedAt()).isEqualTo(first);

    clock.advance(Duration.ofSeconds(59));
    use(created.secret());
    assertThat(own(anna).getFirst().token().lastUsedAt()).isEqualTo(first);
    clock.advance(Duration.ofSeconds(1));
    use(created.secret());
    assertThat(own(anna).getFirst().token().lastUsedAt()).isEqualTo(first.plusSeconds(60));
  }

  @Test
  void no_user_gives_a_token_what_he_does_not_have() {
    assertThatThrownBy(() -> create(bert, "Backup", Permission.STORE_READ, Permission.STORE_DELETE))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("store.delete");
    assertThat(engine.findTokens().grantable(user(bert)))
        .containsExactlyInAnyOrder(
            Permission.STORE_READ,
            Permission.AUDIT_READ,
            Permission.ORPHAN_READ,
            Permission.SYSTEM_READ);
    assertThat(engine.findTokens().grantable(user(anna)))
        .doesNotContain(Permission.ACCOUNT_MANAGE, Permission.TEAM_MANAGE);
  }

  @Test
  void a_token_makes_no_token_and_sees_none() {
    Outcome.Created created = create(anna, "Backup", Permission.STORE_READ);
    Caller token = used(created.secret()).caller(HERE, "request-2");

    for (Caller caller : List.of(token, Caller.local(HERE, "r"), Caller.anonymous(HERE, "r"))) {
      assertThat(
              Await.one(
                  engine
                      .createToken()
                      .create(caller, clock.instant(), request("x", Permission.STORE_READ))))
          .isInstanceOf(Outcome.NotAUser.class);
      assertThat(newestEntry().outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
      assertThat(engine.findTokens().grantable(caller)).isEmpty();
      assertThat(Await.one(engine.findTokens().own(caller))).isEmpty();
    }
    assertThat(Await.one(engine.revokeToken().revoke(token, id(created)))).isFalse();
    assertThat(newestEntry().actor().principalKind()).isEqualTo("ANONYMOUS");
  }

  @Test
  void what_a_token_does_is_recorded_with_its_id_and_its_user() {
    Outcome.Created created = create(anna, "Backup", Permission.STORE_READ);
    Caller token = used(created.secret()).caller(HERE, "request-2");

    Await.one(
        engine.createToken().create(token, clock.instant(), request("x", Permission.STORE_READ)));

    assertThat(newestEntry().actor().principalKind()).isEqualTo("TOKEN");
    assertThat(newestEntry().actor().principalId()).isEqualTo(id(created).toString());
    assertThat(newestEntry().actor().name()).isEqualTo("Backup (token of anna)");
  }

  @Test
  void tokens_of_others_are_for_who_manages_accounts() {
    Outcome.Created annas = create(anna, "Backup", Permission.STORE_READ);
    Outcome.Created berts = create(bert, "Backup", Permission.STORE_READ);

    assertThat(Await.one(engine.revokeToken().revoke(user(bert), id(annas)))).isFalse();
    assertThatThrownBy(() -> Await.one(engine.findTokens().all(user(bert))))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(Await.one(engine.findTokens().all(user(anna))))
        .extracting(TokenSummary::user)
        .containsExactlyInAnyOrder("anna", "bert");

    assertThat(Await.one(engine.revokeToken().revoke(user(anna), id(berts)))).isTrue();
    assertThat(use(berts.secret())).isNull();
    assertThat(use(annas.secret())).isNotNull();
  }

  @Test
  void a_name_is_used_once_and_the_number_is_limited() {
    create(anna, "Backup", Permission.STORE_READ);
    assertThat(tryToCreate(anna, "Backup", Permission.STORE_READ))
        .isInstanceOf(Outcome.NameTaken.class);
    for (int i = 1; i < CreateTokenUseCase.LIMIT - 2; i++) {
      create(anna, "Backup " + i, Permission.STORE_READ);
    }
    List<Outcome> atTheSameTime =
        Await.all(
            Flux.range(0, 10)
                .flatMap(i ->
                    engine
                        .createToken()
                        .create(
                            user(anna),
                            clock.instant(),
                            request("Parallel " + i, Permission.STORE_READ))
                        .subscribeOn(Schedulers.boundedElastic())));
    assertThat(atTheSameTime).filteredOn(Outcome.Created.class::isInstance).hasSize(2);
    assertThat(tryToCreate(anna, "One more", Permission.STORE_READ))
        .isInstanceOf(Outcome.LimitReached.class);
    create(bert, "Backup", Permission.STORE_READ);
  }

  /**
   * The session of a user who has left would otherwise get by a token what it does not get itself.
   */
  @Test
  void a_token_that_reveals_credentials_needs_a_recent_sign_in() {
    for (Instant signedInAt :
        Arrays.asList(null, clock.instant().minus(RevealCredentialsUseCase.RECENT))) {
      assertThat(
              Await.one(
                  engine
                      .createToken()
                      .create(
                          user(anna), signedInAt, request("Late", Permission.CREDENTIALS_REVEAL))))
          .isInstanceOf(Outcome.SignInTooOld.class);
      assertThat(newestEntry().outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
      assertThat(
              Await.one(
                  engine
                      .createToken()
                      .create(
                          user(anna),
                          signedInAt,
                          request("Reads " + signedInAt, Permission.STORE_READ))))
          .isInstanceOf(Outcome.Created.class);
    }
    create(anna, "Recent", Permission.CREDENTIALS_REVEAL);
  }

  @Test
  void who_waits_for_the_end_of_a_token_learns_it_at_once() {
    TokenEngine real = engine(Clock.systemUTC());
    Outcome.Created created =
        (Outcome.Created)
            Await.one(
                real.createToken()
                    .create(user(anna), clock.instant(), request("Backup", Permission.STORE_READ)));
    Mono<Void> ended = real.useToken().ended(user(anna), id(created)).cache();
    ended.subscribe();
    assertThat(completes(ended, Duration.ofMillis(300))).isFalse();

    Await.one(real.revokeToken().revoke(user(anna), id(created)));

    assertThat(completes(ended, Duration.ofSeconds(1))).isTrue();
  }

  @Test
  void who_waits_for_the_end_of_a_token_learns_its_expiry_at_once() {
    PersonalToken token =
        new PersonalToken(
            new PersonalTokenId(UUID.randomUUID()),
            anna.id(),
            new PersonalTokenName("Short"),
            Set.of(Permission.STORE_READ),
            Instant.now(),
            Instant.now().plusMillis(1200),
            null);
    Await.one(persistence.accountPorts().tokens().insert(token, "0".repeat(64)));
    Mono<Void> ended = engine(Clock.systemUTC()).useToken().ended(user(anna), token.id()).cache();
    ended.subscribe();

    assertThat(completes(ended, Duration.ofMillis(300))).isFalse();
    assertThat(completes(ended, Duration.ofSeconds(2))).isTrue();
  }

  @Test
  void who_waits_for_the_end_of_a_token_learns_that_its_user_has_other_roles() throws SQLException {
    Outcome.Created created = create(anna, "Backup", Permission.STORE_READ);
    Outcome.Created other = create(anna, "Other", Permission.STORE_READ);
    Caller caller = used(created.secret()).caller(HERE, "request-2");
    Mono<Void> ended = engine.useToken().ended(caller, id(created)).cache();
    ended.subscribe();
    assertThat(completes(ended, Duration.ofMillis(300))).isFalse();

    execute("update account set platform_roles = 'AUDITOR' where name = 'anna'");
    // Whoever changes roles sends the signal that a revocation sends.
    Await.one(engine.revokeToken().revoke(user(anna), id(other)));

    assertThat(completes(ended, Duration.ofSeconds(1))).isTrue();
  }

  private static boolean completes(Mono<Void> work, Duration within) {
    return Boolean.TRUE.equals(work.thenReturn(true).timeout(within, Mono.just(false)).block());
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + database, "sa", "");
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }

  private Outcome.Created create(Account user, String name, Permission... scopes) {
    return (Outcome.Created) tryToCreate(user, name, scopes);
  }

  private Outcome tryToCreate(Account user, String name, Permission... scopes) {
    return Await.one(
        engine.createToken().create(user(user), clock.instant(), request(name, scopes)));
  }

  private static TokenRequest request(String name, Permission... scopes) {
    return new TokenRequest(new PersonalTokenName(name), Set.of(scopes), DAY);
  }

  private List<TokenSummary> own(Account account) {
    return Await.one(engine.findTokens().own(user(account)));
  }

  private @Nullable ActiveToken use(PersonalTokenSecret secret) {
    return Await.maybe(engine.useToken().use(Caller.anonymous(HERE, "request-1"), secret));
  }

  private ActiveToken used(PersonalTokenSecret secret) {
    return Await.one(engine.useToken().use(Caller.anonymous(HERE, "request-1"), secret));
  }

  private static boolean permits(Caller caller, Permission permission) {
    return AccessPolicy.decide(caller, permission, null) == AccessDecision.ALLOW;
  }

  private static Caller user(Account account) {
    return account.caller(HERE, "request-1");
  }

  private static PersonalTokenId id(Outcome.Created created) {
    return created.token().token().id();
  }

  private Account account(String name, PlatformRole role) {
    return Account.local(
        new AccountId(UUID.randomUUID()), new AccountName(name), Set.of(role), clock.instant());
  }

  private AuditEntry newestEntry() {
    return Await.one(persistence.ports().audit().page(TestPrincipals.EVERYTHING, Long.MAX_VALUE, 1))
        .items()
        .getFirst();
  }
}
