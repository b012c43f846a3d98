package io.urumi.port.model.account;

import io.urumi.domain.account.Account;
import io.urumi.domain.account.Session;
import java.time.Instant;
import java.util.Objects;

/**
 * A session that has not expired.
 *
 * @param account its user, with the roles that it has now
 * @param expiresAt when it expires without another request
 */
public record ActiveSession(Session session, Account account, Instant expiresAt) {
  public ActiveSession {
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }
}
