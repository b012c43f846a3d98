package io.urumi.domain.account;

import io.urumi.domain.access.Principal;
import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Identity of an account (UUID); never reused. */
public record AccountId(UUID value) {
  public AccountId {
    Objects.requireNonNull(value, "value");
  }

  /** The account of a principal; empty when it is no user. */
  public static Optional<AccountId> of(Principal principal) {
    return principal.kind() == Principal.Kind.USER
        ? Optional.of(new AccountId(UUID.fromString(principal.id())))
        : Optional.empty();
  }

  /**
   * Reads the canonical 36-character form.
   *
   * @throws InvalidValueException when the text is no UUID
   */
  public static AccountId of(String text) {
    try {
      UUID parsed = UUID.fromString(text);
      if (parsed.toString().equalsIgnoreCase(text)) {
        return new AccountId(parsed);
      }
    } catch (IllegalArgumentException notUuid) {
      // Falls through to the exception below.
    }
    throw new InvalidValueException(
        new Violation("id", "uuid", "The id of an account is a UUID; copy it from the list."));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
