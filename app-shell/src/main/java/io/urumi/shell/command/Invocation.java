package io.urumi.shell.command;

import io.urumi.shell.report.Console;
import io.urumi.shell.report.OutputFormat;
import java.util.function.UnaryOperator;
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
  public interface Prompter {

    /** Returns the answer; empty when there is none. */
    String ask(String question);

    /** As {@link #ask}, and does not show what the user types. */
    String askHidden(String question);

    /** Returns a prompter that asks by these functions. */
    static Prompter of(UnaryOperator<String> ask, UnaryOperator<String> askHidden) {
      return new Prompter() {
        @Override
        public String ask(String question) {
          return ask.apply(question);
        }

        @Override
        public String askHidden(String question) {
          return askHidden.apply(question);
        }
      };
    }
  }
}
