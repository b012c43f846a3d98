package io.urumi.shell.execution;

import io.urumi.shell.command.Invocation;
import io.urumi.shell.parser.CommonOptions;
import io.urumi.shell.report.Console;
import io.urumi.shell.report.OutputFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.ParsedInput;

/** The console and the prompter of one run, and the output format of the command in progress. */
public final class ShellRun {
  private final Console console;
  private final OutputFormat defaultFormat;
  private final Invocation.@Nullable Prompter prompter;
  private OutputFormat format;

  /**
   * Creates a run of the shell.
   *
   * @param defaultFormat the format of commands without {@code --output}
   * @param prompter asks the user; null when there is no user
   */
  public ShellRun(
      Console console, OutputFormat defaultFormat, Invocation.@Nullable Prompter prompter) {
    this.console = console;
    this.defaultFormat = defaultFormat;
    this.prompter = prompter;
    format = defaultFormat;
  }

  /** Returns the console. */
  public Console console() {
    return console;
  }

  /** Returns how the command in progress was called. */
  Invocation invocation() {
    return new Invocation(console, format, prompter);
  }

  void start(ParsedInput input) {
    format = CommonOptions.format(input, defaultFormat);
  }

  void end() {
    format = defaultFormat;
  }
}
