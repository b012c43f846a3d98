package io.urumi.adapter.persistence.account;

import io.urumi.adapter.persistence.sql.Database;
import io.urumi.adapter.persistence.sql.Timestamps;
import io.urumi.port.driven.account.UsedTokens;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Used tokens in the table {@code used_token}. */
public final class R2dbcUsedTokens implements UsedTokens {
  private final Database database;

  public R2dbcUsedTokens(Database database) {
    this.database = database;
  }

  @Override
  public Mono<Boolean> use(String hash, Instant expiresAt) {
    return database.changes(
        database
            .sql(
                "insert into used_token (token_hash, expires_at) values (:hash, :expires)"
                    + " on conflict do nothing")
            .bind("hash", hash)
            .bind("expires", Timestamps.micros(expiresAt)));
  }

  @Override
  public Mono<Long> trim(Instant before) {
    return database.update(
        database
            .sql("delete from used_token where expires_at < :before")
            .bind("before", Timestamps.micros(before)));
  }
}
