package io.urumi.domain.account;

import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import java.util.Objects;

/**
 * Where an account is in a list by name. The id makes it unique: accounts of a provider can have
 * the same name.
 */
public record AccountPosition(String displayName, AccountId id) {
  private static final int ID_LENGTH = 36;
  private static final char SEPARATOR = ':';

  public AccountPosition {
    Objects.requireNonNull(displayName, "displayName");
    Objects.requireNonNull(id, "id");
  }

  /**
   * Reads what {@link #toString} has written.
   *
   * @throws InvalidValueException when the text is something else
   */
  public static AccountPosition of(String text) {
    if (text.length() <= ID_LENGTH || text.charAt(ID_LENGTH) != SEPARATOR) {
      throw new InvalidValueException(
          new Violation("after", "position", "Send \"next\" of the page before."));
    }
    return new AccountPosition(
        text.substring(ID_LENGTH + 1), AccountId.of(text.substring(0, ID_LENGTH)));
  }

  @Override
  public String toString() {
    return id.toString() + SEPARATOR + displayName;
  }
}
