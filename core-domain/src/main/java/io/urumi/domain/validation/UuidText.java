package io.urumi.domain.validation;

import java.util.UUID;
import java.util.regex.Pattern;

/** Reads ids that clients send. */
public final class UuidText {
  private static final Pattern CANONICAL =
      Pattern.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

  private UuidText() {}

  /**
   * Reads the canonical 36-character form, in either case.
   *
   * @param object what the id belongs to, with its article, for example {@code a store}
   * @throws InvalidValueException when the text is not a UUID
   */
  public static UUID parse(String text, String object) {
    if (CANONICAL.matcher(text).matches()) {
      return UUID.fromString(text);
    }
    throw new InvalidValueException(
        new Violation(
            "id",
            "uuid",
            "The id of "
                + object
                + " is a UUID such as 01890a5d-ac96-774b-bcce-b302099a8057; copy it from the list."));
  }
}
