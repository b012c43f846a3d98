package io.urumi.adapter.persistence.account;

import io.r2dbc.spi.Readable;
import io.urumi.adapter.persistence.sql.Columns;
import io.urumi.adapter.persistence.sql.Database;
import io.urumi.adapter.persistence.sql.TextNormalization;
import io.urumi.adapter.persistence.sql.Timestamps;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.Session;
import io.urumi.domain.account.SessionId;
import io.urumi.port.driven.account.Sessions;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sessions in the table {@code account_session}. */
public final class R2dbcSessions implements Sessions {
  private static final String COLUMNS =
      "account_session.id as session_id, account_session.account_id as session_account,"
          + " account_session.created_at as session_created_at, last_used_at, origin, client,"
          + " provider_session";

  private final Database database;

  public R2dbcSessions(Database database) {
    this.database = database;
  }

  @Override
  public Mono<Void> insert(Session session, String secretHash) {
    GenericExecuteSpec insert =
        database
            .sql(
                """
                insert into account_session
                  (id, secret_hash, account_id, created_at, last_used_at, origin, client,
                   provider_session)
                values (:id, :secret, :account, :created, :used, :origin, :client, :provider)
                """)
            .bind("id", session.id().value())
            .bind("secret", secretHash)
            .bind("account", session.account().value())
            .bind("created", Timestamps.micros(session.createdAt()))
            .bind("used", Timestamps.micros(session.lastUsedAt()))
            .bind("origin", session.origin())
            .bind("client", TextNormalization.storable(session.client()));
    return database
        .update(Columns.bind(insert, "provider", session.providerSession(), String.class))
        .then();
  }

  @Override
  public Mono<WithAccount> findBySecret(String secretHash) {
    return database.translated(
        database
            .sql(
                """
                select %s, %s from account_session
                join account on account.id = account_session.account_id
                where secret_hash = :secret
                """
                    .formatted(COLUMNS, AccountRow.COLUMNS))
            .bind("secret", secretHash)
            .map(row -> new WithAccount(read(row), AccountRow.read(row)))
            .one());
  }

  @Override
  public Mono<Session> find(SessionId id) {
    return database.translated(
        database
            .sql("select %s from account_session where id = :id".formatted(COLUMNS))
            .bind("id", id.value())
            .map(R2dbcSessions::read)
            .one());
  }

  @Override
  public Flux<Session> ofAccount(AccountId account, int limit) {
    return database.translated(
        database
            .sql(
                """
                select %s from account_session where account_id = :account
                order by created_at desc, id limit :limit
                """
                    .formatted(COLUMNS))
            .bind("account", account.value())
            .bind("limit", limit)
            .map(R2dbcSessions::read)
            .all());
  }

  @Override
  public Mono<Void> touch(SessionId id, Instant usedAt) {
    return database
        .update(
            database
                .sql(
                    "update account_session set last_used_at = :used"
                        + " where id = :id and last_used_at < :used")
                .bind("id", id.value())
                .bind("used", Timestamps.micros(usedAt)))
        .then();
  }

  @Override
  public Mono<Boolean> delete(AccountId account, SessionId id) {
    return database.changes(
        database
            .sql("delete from account_session where id = :id and account_id = :account")
            .bind("id", id.value())
            .bind("account", account.value()));
  }

  @Override
  public Mono<Long> deleteAll(AccountId account) {
    return database.update(
        database
            .sql("delete from account_session where account_id = :account")
            .bind("account", account.value()));
  }

  @Override
  public Mono<Long> deleteOfProvider(
      String issuer, @Nullable String subject, @Nullable String providerSession) {
    if (subject == null && providerSession == null) {
      throw new IllegalArgumentException("a user or a session is named");
    }
    GenericExecuteSpec delete =
        database
            .sql(
                "delete from account_session where account_id in"
                    + " (select id from account where issuer = :issuer"
                    + (subject == null ? ")" : " and subject = :subject)")
                    + (providerSession == null ? "" : " and provider_session = :provider"))
            .bind("issuer", issuer);
    if (subject != null) {
      delete = delete.bind("subject", subject);
    }
    if (providerSession != null) {
      delete = delete.bind("provider", providerSession);
    }
    return database.update(delete);
  }

  @Override
  public Mono<Long> trim(Instant createdBefore, Instant usedBefore) {
    return database.update(
        database
            .sql(
                "delete from account_session"
                    + " where created_at < :createdBefore or last_used_at < :usedBefore")
            .bind("createdBefore", Timestamps.micros(createdBefore))
            .bind("usedBefore", Timestamps.micros(usedBefore)));
  }

  private static Session read(Readable row) {
    return new Session(
        new SessionId(Columns.required(row, "session_id", UUID.class)),
        new AccountId(Columns.required(row, "session_account", UUID.class)),
        Columns.instant(row, "session_created_at"),
        Columns.instant(row, "last_used_at"),
        Columns.text(row, "origin"),
        Columns.text(row, "client"),
        Columns.textOrNull(row, "provider_session"));
  }
}
