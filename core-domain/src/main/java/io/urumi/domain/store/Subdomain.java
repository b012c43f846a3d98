package io.urumi.domain.store;

import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first label of a store's host name; its namespace is {@code store-<subdomain>}.
 *
 * <p>A DNS label as RFC 1123 defines it, so short that the namespace is one too (63 characters),
 * and without the hyphens in places three and four that mark internationalised labels (RFC 5890)
 * and allow look-alike names. Whether a new store may have it is decided by {@link
 * ReservedSubdomains}.
 */
public record Subdomain(String value) {
  /** Shortest subdomain, in characters. */
  public static final int MIN_LENGTH = 3;

  /** Longest subdomain, in characters: a namespace's 63 less the prefix. */
  public static final int MAX_LENGTH = 63 - Namespace.PREFIX.length();

  private static final String FIELD = "subdomain";
  private static final Pattern CHARACTERS = Pattern.compile("[a-z0-9-]+");

  /**
   * @throws InvalidValueException when the text is missing or breaks one of these rules
   */
  public Subdomain(@Nullable String value) {
    if (value == null || value.isBlank()) {
      throw refuse("required", "Give a subdomain, for example \"alpha\".");
    }
    if (value.length() > MAX_LENGTH) {
      throw refuse(
          "length",
          "The subdomain has %d characters; use at most %d, so that its namespace fits into 63."
              .formatted(value.length(), MAX_LENGTH));
    }
    if (value.chars().anyMatch(Character::isUpperCase)) {
      throw refuse(
          "lowercase",
          "A subdomain has lower-case letters only: write \""
              + value.toLowerCase(java.util.Locale.ROOT)
              + "\".");
    }
    if (!CHARACTERS.matcher(value).matches()) {
      throw refuse(
          "characters",
          "A subdomain has only the letters a to z, digits and dashes; remove everything else,"
              + " also dots and spaces.");
    }
    if (value.startsWith("-") || value.endsWith("-")) {
      throw refuse(
          "dash",
          "A subdomain starts and ends with a letter or digit; remove the dash at its edge.");
    }
    if (value.length() < MIN_LENGTH) {
      throw refuse(
          "length", "A subdomain has at least " + MIN_LENGTH + " characters; make it longer.");
    }
    if (value.length() >= 4 && value.startsWith("--", 2)) {
      throw refuse(
          "punycode",
          "Dashes in places three and four mark encoded international names (xn--…), which are not"
              + " allowed; write the name in plain letters.");
    }
    this.value = value;
  }

  /** The namespace the store lives in. */
  public Namespace namespace() {
    return new Namespace(Namespace.PREFIX + value);
  }

  private static InvalidValueException refuse(String rule, String message) {
    return new InvalidValueException(new Violation(FIELD, rule, message));
  }

  @Override
  public String toString() {
    return value;
  }
}
