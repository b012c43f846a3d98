package io.urumi.domain.account;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A user's sign-in on one device.
 *
 * @param createdAt time of the sign-in
 * @param lastUsedAt time of the last request, with the precision of {@link SessionTimeouts#TOUCH}
 * @param origin network address of the sign-in
 * @param client what the client said it is, for example a browser's User-Agent; may be empty, and
 *     is not evidence
 * @param providerSession id of the session at the provider with which the user signed in there;
 *     null without a provider, or when it gave none
 */
public record Session(
    SessionId id,
    AccountId account,
    Instant createdAt,
    Instant lastUsedAt,
    String origin,
    String client,
    @Nullable String providerSession) {
  /** Longest recorded {@code client}, in characters. */
  public static final int MAX_CLIENT_LENGTH = 255;

  public Session {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(lastUsedAt, "lastUsedAt");
    Objects.requireNonNull(origin, "origin");
    client = client.length() <= MAX_CLIENT_LENGTH ? client : client.substring(0, MAX_CLIENT_LENGTH);
  }

  /** The session after a request at this time. */
  public Session usedAt(Instant time) {
    return new Session(id, account, createdAt, time, origin, client, providerSession);
  }
}
