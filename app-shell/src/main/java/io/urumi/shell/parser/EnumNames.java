package io.urumi.shell.parser;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Constants as they are typed. */
public final class EnumNames {
  private EnumNames() {}

  public static List<String> constants(Class<?> enumType) {
    return Arrays.stream(enumType.getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }
}
