package io.urumi.domain.access;

import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Who acts. The id identifies a principal, the display name does not: a user who is called {@code
 * system} is not the platform.
 *
 * @param id given by the platform once and never changed; a UUID, except for the only principal of
 *     the kinds {@link Kind#SYSTEM} and {@link Kind#LOCAL}
 * @param displayName for readers of the audit log; may change
 */
public record Principal(String id, Kind kind, String displayName) {
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** The platform itself. */
  public static final Principal SYSTEM = new Principal("system", Kind.SYSTEM, "system");

  /** Whoever reaches a process where users do not sign in, or the bearer of the API token. */
  public static final Principal LOCAL = local("local");

  /** Whoever has not signed in, where that is needed. */
  public static final Principal ANONYMOUS = new Principal("anonymous", Kind.ANONYMOUS, "anonymous");

  /** What kind of principal acts. */
  public enum Kind {
    /** A person who signed in. */
    USER,
    /** A token that a user created. */
    TOKEN,
    /** The platform itself. */
    SYSTEM,
    /** Whoever reaches a process where users do not sign in, or the bearer of the API token. */
    LOCAL,
    /** Not signed in, where that is needed. */
    ANONYMOUS
  }

  /**
   * @throws InvalidValueException when the id does not fit the kind, or the display name is blank
   */
  public Principal {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(displayName, "displayName");
    if (!fits(id, kind)) {
      throw new InvalidValueException(
          new Violation(
              "principal",
              "id",
              "The id of a principal of kind "
                  + kind
                  + " is "
                  + switch (kind) {
                    case SYSTEM -> "\"system\".";
                    case LOCAL -> "\"local\".";
                    case ANONYMOUS -> "\"anonymous\".";
                    case USER, TOKEN -> "a UUID in lower case.";
                  }));
    }
    if (displayName.isBlank()) {
      throw new InvalidValueException(
          new Violation("principal", "required", "A principal has a display name."));
    }
  }

  private static boolean fits(String id, Kind kind) {
    return switch (kind) {
      case SYSTEM -> id.equals("system");
      case LOCAL -> id.equals("local");
      case ANONYMOUS -> id.equals("anonymous");
      case USER, TOKEN -> UUID_TEXT.matcher(id).matches();
    };
  }

  /** A person. */
  public static Principal user(UUID id, String displayName) {
    return new Principal(id.toString(), Kind.USER, displayName);
  }

  /** As {@link #LOCAL}, under a name that the caller chose. */
  public static Principal local(String displayName) {
    return new Principal("local", Kind.LOCAL, displayName);
  }
}
