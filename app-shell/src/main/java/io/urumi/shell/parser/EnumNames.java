package io.urumi.shell.parser;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The constants of an enum as they are typed: {@code created-at} for CREATED_AT. */
public final class EnumNames {
  private EnumNames() {}

  /** Returns all names. */
  public static List<String> of(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(EnumNames::name).toList();
  }

  /** Returns the constant with this name, whatever its case. */
  public static <T> Optional<T> find(Class<T> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> name(constant).equals(name.toLowerCase(Locale.ROOT).replace('_', '-')))
        .findFirst();
  }

  private static String name(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
