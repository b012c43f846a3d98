package io.urumi.domain.account;

import io.urumi.domain.access.Principal;
import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.UuidText;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Identity of an account (UUID); never reused. */
public record AccountId(UUID value) {
  public AccountId {
    Objects.requireNonNull(value, "value");
  }

  /** The account of a principal; empty when it is not a user. */
  public static Optional<AccountId> of(Principal principal) {
    return principal.kind() == Principal.Kind.USER
        ? Optional.of(new AccountId(UUID.fromString(principal.id())))
        : Optional.empty();
  }

  /**
   * Reads the canonical 36-character form.
   *
   * @throws InvalidValueException when the text is not a UUID
   */
  public static AccountId of(String text) {
    return new AccountId(UuidText.parse(text, "an account"));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
