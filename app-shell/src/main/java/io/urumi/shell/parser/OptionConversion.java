package io.urumi.shell.parser;

import io.urumi.shell.command.UsageException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.convert.ConversionException;

/** Converts an option's text to the type of the parameter. */
public final class OptionConversion {
  private OptionConversion() {}

  /**
   * Returns the value.
   *
   * @throws UsageException when the text is not of this type
   */
  public static Object convert(String option, String text, Class<?> type) {
    return value(text, type)
        .orElseThrow(() ->
            new UsageException(
                "'%s' must be %s, not '%s'.".formatted(option, expected(type), text)));
  }

  private static Optional<?> value(String text, Class<?> type) {
    if (type == String.class) {
      return Optional.of(text);
    }
    if (type.isEnum()) {
      return EnumNames.find(type, text);
    }
    try {
      return Optional.ofNullable(
          ApplicationConversionService.getSharedInstance().convert(text, type));
    } catch (ConversionException notOfThisType) {
      return Optional.empty();
    }
  }

  private static String expected(Class<?> type) {
    if (type.isEnum()) {
      return "one of " + String.join(", ", EnumNames.of(type));
    }
    if (type == Duration.class) {
      return "a duration such as 90s, 5m or 1h";
    }
    return type == boolean.class ? "true or false" : "a whole number";
  }
}
