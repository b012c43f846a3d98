package io.urumi.shell.parser;

import io.urumi.shell.command.UsageException;
import java.time.Duration;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;

/** Typed text as the value a command wants. */
public final class OptionConversion {
  private OptionConversion() {}

  public static Object of(String name, String text, Class<?> type) {
    if (type == String.class) {
      return text;
    }
    try {
      ConversionService conversion = ApplicationConversionService.getSharedInstance();
      Object value = conversion.convert(text, type);
      if (value != null) {
        return value;
      }
    } catch (ConversionException e) {
      // Said below, in the user's terms.
    }
    throw new UsageException("'" + name + "' must be " + wanted(type) + ", not '" + text + "'.");
  }

  private static String wanted(Class<?> type) {
    if (type.isEnum()) {
      return "one of " + String.join(", ", EnumNames.constants(type));
    }
    if (type == Duration.class) {
      return "a duration such as 90s, 5m or 1h";
    }
    return type == boolean.class ? "true or false" : "a whole number";
  }
}
