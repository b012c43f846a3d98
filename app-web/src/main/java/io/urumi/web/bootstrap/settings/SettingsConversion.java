package io.urumi.web.bootstrap.settings;

import java.util.function.Supplier;

/** Converts settings to the types of the modules; an invalid setting becomes a startup failure. */
public final class SettingsConversion {
  private SettingsConversion() {}

  /**
   * Converts settings.
   *
   * @param names names of the settings for the message, for example {@code urumi.stores.*}
   * @throws StartupException when a module rejects them
   */
  public static <T> T convert(String names, Supplier<T> conversion) {
    try {
      return conversion.get();
    } catch (IllegalArgumentException invalid) {
      throw new StartupException(
          "The settings " + names + " are invalid: " + invalid.getMessage() + ".", invalid);
    }
  }
}
