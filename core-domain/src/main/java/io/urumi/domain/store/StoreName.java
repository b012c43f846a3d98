package io.urumi.domain.store;

import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import io.urumi.domain.validation.VisibleText;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The shop's name as customers see it: 1 to 60 characters, none of them invisible.
 *
 * <p>A name is data: every visible character is accepted and returned unchanged, whatever it means
 * to a shell, a database or a browser.
 */
public record StoreName(String value) {
  /** Longest name, in Unicode code points. */
  public static final int MAX_LENGTH = 60;

  private static final String FIELD = "name";
  private static final String EXAMPLE = "Give the store a name, for example \"Alpha Shop\".";

  /**
   * Checks only what every stored name satisfies; {@link #ofInput} checks the name of a new store.
   *
   * @throws InvalidValueException when the name is missing, blank, too long, or holds characters
   *     that cannot be shown
   */
  public StoreName(@Nullable String value) {
    if (value == null || value.isBlank()) {
      throw refuse("required", EXAMPLE);
    }
    String trimmed = value.strip();
    int length = trimmed.codePointCount(0, trimmed.length());
    if (length > MAX_LENGTH) {
      throw refuse(
          "length", "The name has " + length + " characters; use at most " + MAX_LENGTH + ".");
    }
    trimmed
        .codePoints()
        .filter(c -> VisibleText.isUnprintable(c) && !VisibleText.isJoiner(c))
        .findFirst()
        .ifPresent(c -> {
          throw hidden(c, trimmed.codePointCount(0, trimmed.indexOf(c)));
        });
    this.value = trimmed;
  }

  /**
   * Returns the name of a new store, without leading and trailing spaces. Stricter than the
   * constructor, so that names that older versions accepted can still be read.
   *
   * @throws InvalidValueException when the name has no visible character, is too long, or contains
   *     invisible characters
   */
  public static StoreName ofInput(@Nullable String text) {
    if (text == null || text.isBlank()) {
      throw refuse("required", EXAMPLE);
    }
    if (VisibleText.hasNoVisibleCharacter(text)) {
      throw refuse("required", "The name has no visible character. " + EXAMPLE);
    }
    StoreName name = new StoreName(VisibleText.strip(text));
    OptionalInt refused = VisibleText.firstRefused(name.value);
    if (refused.isPresent()) {
      int at = refused.getAsInt();
      throw hidden(name.value.codePointAt(at), name.value.codePointCount(0, at));
    }
    return name;
  }

  private static InvalidValueException hidden(int codePoint, int before) {
    String character = "U+%04X".formatted(codePoint);
    String exception =
        VisibleText.isJoiner(codePoint) ? " unless it joins two letters or emoji" : "";
    return refuse(
        "characters",
        "Character %d of the name, %s, is a control character or invisible; remove it%s."
            .formatted(before + 1, character, exception));
  }

  private static InvalidValueException refuse(String rule, String message) {
    return new InvalidValueException(new Violation(FIELD, rule, message));
  }

  @Override
  public String toString() {
    return value;
  }
}
