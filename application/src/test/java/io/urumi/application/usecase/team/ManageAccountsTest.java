package io.urumi.application.usecase.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.application.TeamEngine;
import io.urumi.application.settings.LimitPolicy;
import io.urumi.application.settings.PlanCatalog;
import io.urumi.domain.access.AccessDeniedException;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountSources;
import io.urumi.domain.account.Session;
import io.urumi.domain.account.SessionId;
import io.urumi.domain.limit.Limits;
import io.urumi.domain.team.TeamName;
import io.urumi.port.driving.account.ManageAccountsUseCase;
import io.urumi.port.driving.account.ManageAccountsUseCase.Outcome;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.testkit.Await;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

class ManageAccountsTest extends TeamFixture {
  private final ManageAccountsUseCase accounts = engine.manageAccounts();

  @Test
  void an_administrator_whose_kind_of_account_cannot_sign_in_does_not_count_as_the_last_one() {
    AccountId peter = provided("peter", PlatformRole.ADMINISTRATOR);
    TeamEngine withProviderOnly =
        new TeamEngine(
            database.ports(),
            ports,
            passwords,
            new AccountSources(false, "https://id.example.com"),
            new LimitPolicy(PlanCatalog.ofChart(), Limits.NONE),
            clock);

    assertThat(Await.one(withProviderOnly.manageAccounts().disable(caller(admin), peter)))
        .isEqualTo(new Outcome.LastAdministrator(peter));
    assertThat(Await.one(engine.manageAccounts().disable(caller(admin), peter)))
        .isInstanceOf(Outcome.Done.class);
    // There is none who can sign in: none is kept.
    assertThat(Await.one(withProviderOnly.manageAccounts().disable(caller(admin), anna)))
        .isInstanceOf(Outcome.Done.class);
  }

  @Test
  void an_administrator_lists_accounts() {
    assertThat(Await.one(engine.findAccounts().page(caller(admin), null, 10)))
        .extracting(Account::id)
        .containsExactly(admin, anna, bert);
    assertThatThrownBy(() -> Await.one(engine.findAccounts().page(caller(anna), null, 10)))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void the_sessions_of_a_disabled_account_end() {
    Await.done(
        ports
            .sessions()
            .insert(
                new Session(
                    new SessionId(UUID.randomUUID()),
                    anna,
                    clock.instant(),
                    clock.instant(),
                    "192.0.2.7",
                    "",
                    null),
                "hash"));

    assertThat(Await.one(accounts.disable(caller(admin), anna))).isInstanceOf(Outcome.Done.class);

    assertThat(Await.one(ports.accounts().byId(anna)).enabled()).isFalse();
    assertThat(Await.all(ports.sessions().ofAccount(anna, 10))).isEmpty();
    assertThat(newestEntry().action()).isEqualTo("account.disable");
    assertThat(Await.one(accounts.enable(caller(admin), anna)))
        .isEqualTo(new Outcome.Done(Await.one(ports.accounts().byId(anna))));
    assertThat(Await.one(ports.accounts().byId(anna)).enabled()).isTrue();
  }

  @Test
  void roles_of_the_platform_are_granted_and_revoked() {
    Await.one(accounts.grant(caller(admin), bert, PlatformRole.OPERATOR));
    assertThat(caller(bert).platformRoles()).containsExactly(PlatformRole.OPERATOR);
    assertThat(newestEntry().detail()).contains("has the role OPERATOR");

    Await.one(accounts.revoke(caller(admin), bert, PlatformRole.OPERATOR));
    assertThat(caller(bert).platformRoles()).isEmpty();
  }

  @Test
  void platform_roles_of_a_provider_are_neither_granted_nor_revoked() {
    AccountId dora = provided("Dora", PlatformRole.AUDITOR);

    assertThat(Await.one(accounts.grant(caller(admin), dora, PlatformRole.OPERATOR)))
        .isEqualTo(new Outcome.RolesOfProvider(dora));
    assertThat(newestEntry().outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
    assertThat(Await.one(accounts.revoke(caller(admin), dora, PlatformRole.AUDITOR)))
        .isEqualTo(new Outcome.RolesOfProvider(dora));

    assertThat(caller(dora).platformRoles()).containsExactly(PlatformRole.AUDITOR);
    assertThat(Await.one(accounts.disable(caller(admin), dora))).isInstanceOf(Outcome.Done.class);
    assertThat(Await.one(ports.accounts().byId(dora)).enabled()).isFalse();
  }

  @Test
  void roles_that_a_sign_in_takes_away_are_not_written_back_when_the_account_is_disabled() {
    AccountId dora = provided("Dora", PlatformRole.AUDITOR);
    Sinks.Empty<Void> locked = Sinks.empty();
    Mono<Boolean> signIn =
        database
            .ports()
            .transactions()
            .within(
                ports
                    .accounts()
                    .lock(identity(dora))
                    .doOnNext(_ -> locked.tryEmitEmpty())
                    // Meanwhile the other transaction begins.
                    .delayElement(Duration.ofMillis(300))
                    .flatMap(found -> ports.accounts().update(found.refreshed("Dora", Set.of()))));
    Mono<Outcome> disable = locked.asMono().then(accounts.disable(caller(admin), dora));

    assertThat(Await.all(Flux.mergeSequential(signIn, disable)))
        .hasSize(2)
        .last()
        .isInstanceOf(Outcome.Done.class);

    Account after = Await.one(ports.accounts().byId(dora));
    assertThat(after.platformRoles()).isEmpty();
    assertThat(after.enabled()).isFalse();
  }

  @Test
  void the_last_administrator_remains() {
    assertThat(Await.one(accounts.disable(caller(admin), admin)))
        .isEqualTo(new Outcome.LastAdministrator(admin));
    assertThat(Await.one(accounts.revoke(caller(admin), admin, PlatformRole.ADMINISTRATOR)))
        .isEqualTo(new Outcome.LastAdministrator(admin));

    assertThat(caller(admin).platformRoles()).containsExactly(PlatformRole.ADMINISTRATOR);
    assertThat(newestEntry().outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
  }

  @Test
  void of_two_administrators_who_are_disabled_at_the_same_time_one_remains() {
    AccountId other = account("zoe", Set.of(PlatformRole.ADMINISTRATOR));
    // Not one of the two, whose right would end with the account.
    Caller token = Caller.local("127.0.0.1", "request-2");

    List<Outcome> outcomes =
        Await.all(
            Flux.just(admin, other)
                .flatMap(each ->
                    accounts.disable(token, each).subscribeOn(Schedulers.boundedElastic())));

    assertThat(outcomes).filteredOn(Outcome.LastAdministrator.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
  }

  @Test
  void who_may_not_manage_accounts_is_refused() {
    assertThatThrownBy(() -> Await.one(accounts.disable(caller(anna), bert)))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(
            () -> Await.one(accounts.grant(caller(anna), anna, PlatformRole.ADMINISTRATOR)))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(newestEntry().outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
    assertThat(caller(anna).platformRoles()).isEmpty();
  }

  @Test
  void an_unknown_account_is_not_found() {
    AccountId unknown = new AccountId(UUID.randomUUID());
    assertThat(Await.one(accounts.disable(caller(admin), unknown)))
        .isEqualTo(new Outcome.NotFound(unknown));
  }

  @Test
  void an_administrator_who_was_demoted_or_disabled_since_the_request_began_changes_nothing() {
    AccountId second = account("second", Set.of(PlatformRole.ADMINISTRATOR));
    Caller before = caller(second);
    ManageAccountsUseCase accounts = engine.manageAccounts();
    Await.one(accounts.revoke(caller(admin), second, PlatformRole.ADMINISTRATOR));

    assertThatThrownBy(() -> Await.one(accounts.grant(before, second, PlatformRole.ADMINISTRATOR)))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> Await.one(engine.manageTeam().create(before, new TeamName("Mine"))))
        .isInstanceOf(AccessDeniedException.class);
    Await.one(accounts.grant(caller(admin), second, PlatformRole.ADMINISTRATOR));
    Await.one(accounts.disable(caller(admin), second));
    assertThatThrownBy(() -> Await.one(accounts.enable(before, second)))
        .isInstanceOf(AccessDeniedException.class);
  }
}
