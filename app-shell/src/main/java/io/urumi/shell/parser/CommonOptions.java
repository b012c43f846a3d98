package io.urumi.shell.parser;

import io.urumi.shell.report.OutputFormat;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ParsedInput;

/** The options of every command. */
public final class CommonOptions {
  public static final CommandOption OUTPUT =
      CommandOption.with()
          .longName("output")
          .shortName('o')
          .description("The format of the output")
          .required(false)
          .defaultValue("table")
          .type(OutputFormat.class)
          .build();
  public static final CommandOption HELP =
      CommandOption.with()
          .longName("help")
          .shortName('h')
          .description("Show this help")
          .required(false)
          .type(boolean.class)
          .build();

  private CommonOptions() {}

  /** Returns the requested format. */
  public static OutputFormat format(ParsedInput input, OutputFormat defaultFormat) {
    return input.options().stream()
        .filter(option -> "output".equals(option.longName()))
        .map(option ->
            OptionConversion.convert(
                "--output", String.valueOf(option.value()), OutputFormat.class))
        .map(OutputFormat.class::cast)
        .findFirst()
        .orElse(defaultFormat);
  }
}
