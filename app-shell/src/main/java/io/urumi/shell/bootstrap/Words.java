package io.urumi.shell.bootstrap;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Constants as they are typed. */
final class Words {
  private Words() {}

  static List<String> constants(Class<?> enumType) {
    return Arrays.stream(enumType.getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }
}
