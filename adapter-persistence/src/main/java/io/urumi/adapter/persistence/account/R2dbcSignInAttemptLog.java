package io.urumi.adapter.persistence.account;

import io.urumi.adapter.persistence.sql.Columns;
import io.urumi.adapter.persistence.sql.Database;
import io.urumi.adapter.persistence.sql.Timestamps;
import io.urumi.domain.account.SignInAttempts;
import io.urumi.port.driven.account.SignInAttemptLog;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Failed sign-ins in the table {@code sign_in_attempt}. */
public final class R2dbcSignInAttemptLog implements SignInAttemptLog {
  private final Database database;

  public R2dbcSignInAttemptLog(Database database) {
    this.database = database;
  }

  @Override
  public Mono<SignInAttempts> lock(String network) {
    // Without a row there would be nothing to lock.
    Mono<Long> insert =
        database
            .sql(
                """
                insert into sign_in_attempt (network, failures, last_at)
                values (:network, :failures, :last)
                on conflict do nothing
                """)
            .bind("network", network)
            .bind("failures", SignInAttempts.NONE.failures())
            .bind("last", SignInAttempts.NONE.lastAt())
            .fetch()
            .rowsUpdated();
    Mono<SignInAttempts> select =
        database
            .sql(
                "select failures, last_at from sign_in_attempt where network = :network for update")
            .bind("network", network)
            .map(row ->
                new SignInAttempts(
                    Columns.required(row, "failures", Integer.class),
                    Columns.instant(row, "last_at")))
            .one();
    // Another transaction may trim the row in between.
    Mono<SignInAttempts> locked = insert.then(select);
    return database.translated(locked.switchIfEmpty(locked).defaultIfEmpty(SignInAttempts.NONE));
  }

  @Override
  public Mono<Void> save(String network, SignInAttempts attempts) {
    return database
        .update(
            database
                .sql(
                    "update sign_in_attempt set failures = :failures, last_at = :last"
                        + " where network = :network")
                .bind("network", network)
                .bind("failures", attempts.failures())
                .bind("last", Timestamps.micros(attempts.lastAt())))
        .then();
  }

  @Override
  public Mono<Long> trim(Instant before) {
    return database.update(
        database
            .sql("delete from sign_in_attempt where last_at < :before")
            .bind("before", Timestamps.micros(before)));
  }
}
