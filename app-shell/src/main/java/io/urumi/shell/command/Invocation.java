package io.urumi.shell.command;

import io.urumi.shell.view.Console;
import io.urumi.shell.view.OutputFormat;
import org.jspecify.annotations.Nullable;

/**
 * How a command was called.
 *
 * @param console where to write while it runs
 * @param format how its answer will be written
 * @param prompter asks the user; null when nobody is there to answer
 */
public record Invocation(Console console, OutputFormat format, @Nullable Prompter prompter) {

  /** Asks one question. */
  @FunctionalInterface
  public interface Prompter {

    /** The answer; empty when the user gave none. */
    String ask(String question);
  }
}
