package io.urumi.shell.command;

import io.urumi.shell.report.Console;
import io.urumi.shell.report.OutputFormat;
import org.jspecify.annotations.Nullable;

/**
 * How a command was called.
 *
 * @param console the target of the output
 * @param format the format of the output
 * @param prompter asks the user; null when there is no user
 */
public record Invocation(Console console, OutputFormat format, @Nullable Prompter prompter) {

  /** Asks the user a question. */
  @FunctionalInterface
  public interface Prompter {

    /** Returns the answer; empty when there is none. */
    String ask(String question);
  }
}
