package io.urumi.port.model.account;

import io.urumi.domain.account.Session;
import java.time.Instant;
import java.util.Objects;

/**
 * A session in the list of its user.
 *
 * @param expiresAt when it expires without another request
 */
public record SessionSummary(Session session, Instant expiresAt) {
  public SessionSummary {
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }
}
