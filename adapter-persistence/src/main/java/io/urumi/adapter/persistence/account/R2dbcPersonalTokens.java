package io.urumi.adapter.persistence.account;

import io.r2dbc.spi.Readable;
import io.urumi.adapter.persistence.sql.Columns;
import io.urumi.adapter.persistence.sql.Database;
import io.urumi.adapter.persistence.sql.Timestamps;
import io.urumi.domain.access.Permission;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.token.PersonalToken;
import io.urumi.domain.token.PersonalTokenId;
import io.urumi.domain.token.PersonalTokenName;
import io.urumi.port.driven.account.PersonalTokens;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tokens of users in the table {@code personal_token}. */
public final class R2dbcPersonalTokens implements PersonalTokens {
  private static final String SELECT =
      "select personal_token.id as token_id, personal_token.account_id as token_account,"
          + " personal_token.name as token_name, scopes,"
          + " personal_token.created_at as token_created_at, expires_at, last_used_at, "
          + AccountRow.COLUMNS
          + " from personal_token join account on account.id = personal_token.account_id ";
  private static final String NEWEST_FIRST = " order by personal_token.created_at desc, token_id";

  private final Database database;

  public R2dbcPersonalTokens(Database database) {
    this.database = database;
  }

  @Override
  public Mono<Boolean> insert(PersonalToken token, String secretHash) {
    return database.changes(
        database
            .sql(
                """
                insert into personal_token
                  (id, secret_hash, account_id, name, scopes, created_at, expires_at)
                values (:id, :secret, :account, :name, :scopes, :created, :expires)
                on conflict do nothing
                """)
            .bind("id", token.id().value())
            .bind("secret", secretHash)
            .bind("account", token.account().value())
            .bind("name", token.name().value())
            .bind("scopes", scopes(token.scopes()))
            .bind("created", Timestamps.micros(token.createdAt()))
            .bind("expires", Timestamps.micros(token.expiresAt())));
  }

  @Override
  public Mono<WithAccount> findBySecret(String secretHash) {
    return select("where secret_hash = :secret", statement -> statement.bind("secret", secretHash))
        .next();
  }

  @Override
  public Mono<WithAccount> find(PersonalTokenId id) {
    return select("where personal_token.id = :id", statement -> statement.bind("id", id.value()))
        .next();
  }

  @Override
  public Flux<WithAccount> ofAccount(AccountId account, int limit) {
    return select(
        "where personal_token.account_id = :account" + NEWEST_FIRST + " limit :limit",
        statement -> statement.bind("account", account.value()).bind("limit", limit));
  }

  @Override
  public Flux<WithAccount> all(int limit) {
    return select(NEWEST_FIRST + " limit :limit", statement -> statement.bind("limit", limit));
  }

  private Flux<WithAccount> select(String rest, UnaryOperator<GenericExecuteSpec> bind) {
    return database.translated(
        bind.apply(database.sql(SELECT + rest)).map(R2dbcPersonalTokens::read).all());
  }

  @Override
  public Mono<Long> count(AccountId account) {
    Mono<String> lock =
        database
            .sql("select id from account where id = :account for update")
            .bind("account", account.value())
            .map(row -> Columns.required(row, "id", UUID.class).toString())
            .one();
    Mono<Long> count =
        database
            .sql("select count(*) as tokens from personal_token where account_id = :account")
            .bind("account", account.value())
            .map(row -> Columns.number(row, "tokens"))
            .one();
    // Counted after the lock: others may have made tokens before.
    return database.transactional(lock.then(count));
  }

  @Override
  public Mono<Void> touch(PersonalTokenId id, Instant usedAt) {
    return database
        .update(
            database
                .sql(
                    "update personal_token set last_used_at = :used"
                        + " where id = :id and (last_used_at is null or last_used_at < :used)")
                .bind("id", id.value())
                .bind("used", Timestamps.micros(usedAt)))
        .then();
  }

  @Override
  public Mono<Boolean> delete(PersonalTokenId id) {
    return database.changes(
        database.sql("delete from personal_token where id = :id").bind("id", id.value()));
  }

  @Override
  public Mono<Long> trim(Instant expiredBefore) {
    return database.update(
        database
            .sql("delete from personal_token where expires_at < :before")
            .bind("before", Timestamps.micros(expiredBefore)));
  }

  private static WithAccount read(Readable row) {
    return new WithAccount(
        new PersonalToken(
            new PersonalTokenId(Columns.required(row, "token_id", UUID.class)),
            new AccountId(Columns.required(row, "token_account", UUID.class)),
            new PersonalTokenName(Columns.text(row, "token_name")),
            scopes(Columns.text(row, "scopes")),
            Columns.instant(row, "token_created_at"),
            Columns.instant(row, "expires_at"),
            Columns.instantOrNull(row, "last_used_at")),
        AccountRow.read(row));
  }

  /** Permissions that only a newer version knows permit nothing here. */
  private static Set<Permission> scopes(String codes) {
    Set<String> stored = Set.copyOf(Arrays.asList(codes.split(",", -1)));
    return Arrays.stream(Permission.values())
        .filter(permission -> stored.contains(permission.code()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String scopes(Set<Permission> scopes) {
    return scopes.stream().map(Permission::code).sorted().collect(Collectors.joining(","));
  }
}
