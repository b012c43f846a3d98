package io.urumi.domain.team;

import io.urumi.domain.access.Membership;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An invitation that was neither accepted nor revoked yet.
 *
 * @param membership the role that it gives, in its team
 * @param inviter account of the user who created it; null for the local caller, who has no account
 * @param inviterName name of its creator at that time
 */
public record Invitation(
    InvitationId id,
    Membership membership,
    @Nullable AccountId inviter,
    String inviterName,
    Instant createdAt,
    Instant expiresAt) {
  /** How long an invitation is valid when nothing else was requested. */
  public static final Duration DEFAULT_VALIDITY = Duration.ofDays(7);

  /** Shortest validity. */
  public static final Duration MIN_VALIDITY = Duration.ofMinutes(1);

  /** Longest validity. */
  public static final Duration MAX_VALIDITY = Duration.ofDays(30);

  public Invitation {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(membership, "membership");
    Objects.requireNonNull(inviterName, "inviterName");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }

  /**
   * The validity that a client asks for.
   *
   * @param text a duration of ISO 8601, for example {@code P7D}; null for the default
   * @throws InvalidValueException when it is none, or not between 1 minute and {@link
   *     #MAX_VALIDITY}
   */
  public static Duration validity(@Nullable String text) {
    if (text == null) {
      return DEFAULT_VALIDITY;
    }
    try {
      Duration validity = Duration.parse(text);
      if (validity.compareTo(MIN_VALIDITY) >= 0 && validity.compareTo(MAX_VALIDITY) <= 0) {
        return validity;
      }
    } catch (DateTimeParseException noDuration) {
      throw invalidValidity();
    }
    throw invalidValidity();
  }

  private static InvalidValueException invalidValidity() {
    return new InvalidValueException(
        new Violation(
            "validFor",
            "range",
            "An invitation is valid for 1 minute to 30 days; send a duration such as P7D."));
  }

  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
