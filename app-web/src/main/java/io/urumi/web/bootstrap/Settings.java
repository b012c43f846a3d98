package io.urumi.web.bootstrap;

import java.util.function.Supplier;

/** Turns settings into what the modules want, and their refusals into a refusal to start. */
final class Settings {
  private Settings() {}

  /**
   * @param what which settings, for people, for example {@code urumi.stores.*}
   * @throws StartRefusedException when a module does not take them
   */
  static <T> T read(String what, Supplier<T> conversion) {
    try {
      return conversion.get();
    } catch (IllegalArgumentException refused) {
      throw new StartRefusedException(
          "The settings " + what + " cannot be used: " + refused.getMessage() + ".", refused);
    }
  }
}
