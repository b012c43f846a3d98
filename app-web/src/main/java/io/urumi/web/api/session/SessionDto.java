package io.urumi.web.api.session;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.account.Session;
import java.time.Instant;

/** JSON form of a session. */
@Schema(name = "Session", description = "A sign-in on one device")
public record SessionDto(
    @Schema(description = "Identifies the session; not a secret", format = "uuid") String id,
    @Schema(description = "Whether the request belongs to it") boolean current,
    @Schema(description = "Time of the sign-in") Instant createdAt,
    @Schema(description = "Time of the last request, to the minute") Instant lastUsedAt,
    @Schema(description = "When it expires without another request") Instant expiresAt,
    @Schema(description = "Address of the sign-in", example = "127.0.0.1") String origin,
    @Schema(
            description = "What the client said it is; may be empty, and is not evidence",
            example = "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0")
        String client) {

  static SessionDto of(Session session, Instant expiresAt, boolean current) {
    return new SessionDto(
        session.id().toString(),
        current,
        session.createdAt(),
        session.lastUsedAt(),
        expiresAt,
        session.origin(),
        session.client());
  }
}
