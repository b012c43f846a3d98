package io.urumi.domain.account;

import io.urumi.domain.access.Principal;
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

  @Override
  public String toString() {
    return value.toString();
  }
}
