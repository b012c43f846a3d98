package io.urumi.shell.parser;

import io.urumi.shell.view.OutputFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandOption;

/** What every command understands. */
public final class CommonOptions {
  public static final CommandOption OUTPUT =
      CommandOption.with()
          .longName("output")
          .shortName('o')
          .description("How the answer is written")
          .required(false)
          .defaultValue("table")
          .type(OutputFormat.class)
          .build();
  public static final CommandOption HELP =
      CommandOption.with()
          .longName("help")
          .shortName('h')
          .description("Show this")
          .required(false)
          .type(boolean.class)
          .build();

  private CommonOptions() {}

  public static OutputFormat format(CommandContext context, OutputFormat usual) {
    @Nullable CommandOption option = context.getOptionByLongName("output");
    return option == null
        ? usual
        : (OutputFormat)
            OptionConversion.of("--output", String.valueOf(option.value()), OutputFormat.class);
  }
}
