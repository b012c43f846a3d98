package io.urumi.adapter.persistence.account;

import io.urumi.adapter.persistence.sql.Columns;
import io.urumi.adapter.persistence.sql.Database;
import io.urumi.adapter.persistence.sql.TextNormalization;
import io.urumi.adapter.persistence.sql.Timestamps;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.AccountPosition;
import io.urumi.domain.account.PasswordHash;
import io.urumi.domain.account.provider.ProviderIdentity;
import io.urumi.port.driven.account.Accounts;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Accounts in the table {@code account}. */
public final class R2dbcAccounts implements Accounts {
  private final Database database;

  public R2dbcAccounts(Database database) {
    this.database = database;
  }

  @Override
  public Mono<Account> byId(AccountId id) {
    return select(id, "");
  }

  @Override
  public Mono<Account> lock(AccountId id) {
    return select(id, " for update");
  }

  private Mono<Account> select(AccountId id, String lock) {
    return database.translated(
        database
            .sql("select %s from account where id = :id%s".formatted(AccountRow.COLUMNS, lock))
            .bind("id", id.value())
            .map(AccountRow::read)
            .one());
  }

  @Override
  public Mono<WithPassword> find(AccountName name) {
    return select(name, "");
  }

  @Override
  public Mono<WithPassword> lock(AccountName name) {
    return select(name, " for update");
  }

  private Mono<WithPassword> select(AccountName name, String lock) {
    return database.translated(
        database
            .sql(
                "select %s, password_hash from account where name = :name%s"
                    .formatted(AccountRow.COLUMNS, lock))
            .bind("name", name.value())
            .map(row ->
                new WithPassword(
                    AccountRow.read(row), new PasswordHash(Columns.text(row, "password_hash"))))
            .one());
  }

  @Override
  public Mono<Account> lock(ProviderIdentity identity) {
    return database.translated(
        database
            .sql(
                "select %s from account where issuer = :issuer and subject = :subject for update"
                    .formatted(AccountRow.COLUMNS))
            .bind("issuer", identity.issuer())
            .bind("subject", identity.subject())
            .map(AccountRow::read)
            .one());
  }

  @Override
  public Mono<Boolean> insert(Account account) {
    ProviderIdentity identity = Objects.requireNonNull(account.identity(), "identity");
    return database.changes(
        database
            .sql(
                """
                insert into account (id, display_name, issuer, subject, platform_roles, created_at)
                values (:id, :name, :issuer, :subject, :roles, :created)
                on conflict do nothing
                """)
            .bind("id", account.id().value())
            .bind("name", TextNormalization.storable(account.displayName()))
            .bind("issuer", identity.issuer())
            .bind("subject", identity.subject())
            .bind("roles", AccountRow.roles(account.platformRoles()))
            .bind("created", Timestamps.micros(account.createdAt())));
  }

  @Override
  public Mono<Boolean> update(Account account) {
    return database.changes(
        database
            .sql(
                "update account set display_name = :name, platform_roles = :roles"
                    + " where id = :id and issuer is not null")
            .bind("id", account.id().value())
            .bind("name", TextNormalization.storable(account.displayName()))
            .bind("roles", AccountRow.roles(account.platformRoles())));
  }

  @Override
  public Mono<Boolean> insert(Account account, PasswordHash password) {
    return database.changes(
        database
            .sql(
                """
                insert into account (id, name, password_hash, platform_roles, created_at)
                values (:id, :name, :password, :roles, :created)
                on conflict do nothing
                """)
            .bind("id", account.id().value())
            .bind("name", account.displayName())
            .bind("password", password.encoded())
            .bind("roles", AccountRow.roles(account.platformRoles()))
            .bind("created", Timestamps.micros(account.createdAt())));
  }

  @Override
  public Mono<Boolean> setPassword(AccountId id, PasswordHash password) {
    return database.changes(
        database
            .sql("update account set password_hash = :password where id = :id")
            .bind("id", id.value())
            .bind("password", password.encoded()));
  }

  @Override
  public Flux<Account> page(@Nullable AccountPosition after, int limit) {
    String sql =
        "select %s from account where %s order by %s limit :limit"
            .formatted(AccountRow.COLUMNS, AccountOrder.after(after), AccountOrder.ORDER);
    return database.translated(
        AccountOrder.bind(database.sql(sql).bind("limit", limit), after)
            .map(AccountRow::read)
            .all());
  }

  @Override
  public Flux<Account> lockAdministrators() {
    return database.translated(
        database
            .sql(
                "select %s from account where enabled and platform_roles like :role order by id for update"
                    .formatted(AccountRow.COLUMNS))
            .bind("role", TextNormalization.containsPattern(PlatformRole.ADMINISTRATOR.name()))
            .map(AccountRow::read)
            .all());
  }

  @Override
  public Mono<Boolean> setRights(AccountId id, Set<PlatformRole> roles, boolean enabled) {
    return database.changes(
        database
            .sql("update account set platform_roles = :roles, enabled = :enabled where id = :id")
            .bind("id", id.value())
            .bind("roles", AccountRow.roles(roles))
            .bind("enabled", enabled));
  }

  @Override
  public Mono<Long> replaceConfigured(AccountId id) {
    String former = "configured and issuer is null and id <> :id";
    // Locks the row as a sign-in does: a concurrent sign-in waits, and then finds no account.
    Mono<Void> lock =
        database
            .sql("select id from account where %s for update".formatted(former))
            .bind("id", id.value())
            .fetch()
            .all()
            .then();
    Mono<Long> sessions =
        database
            .sql(
                "delete from account_session where account_id in"
                    + " (select id from account where %s)".formatted(former))
            .bind("id", id.value())
            .fetch()
            .rowsUpdated();
    Mono<Long> accounts =
        database
            .sql("delete from account where " + former)
            .bind("id", id.value())
            .fetch()
            .rowsUpdated();
    Mono<Long> mark =
        database
            .sql("update account set configured = true where id = :id")
            .bind("id", id.value())
            .fetch()
            .rowsUpdated();
    return database.translated(
        lock.then(sessions).then(accounts).flatMap(deleted -> mark.thenReturn(deleted)));
  }
}
