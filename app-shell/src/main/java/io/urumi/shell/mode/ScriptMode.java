package io.urumi.shell.mode;

import io.urumi.shell.command.ExitCode;
import io.urumi.shell.execution.CommandDispatcher;
import io.urumi.shell.parser.CommandLine;
import io.urumi.shell.report.Console;
import io.urumi.shell.report.Style;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Executes one command per line and stops at the first that fails. Empty lines and lines that start
 * with {@code #} are ignored.
 *
 * @param name the name of the source, for messages
 */
public record ScriptMode(CommandDispatcher dispatcher, Source source, String name, Console console)
    implements ShellMode {

  /** Where the lines are read from. */
  @FunctionalInterface
  public interface Source {

    /** Opens the source. */
    Reader open() throws IOException;
  }

  @Override
  public ExitCode run() {
    try (BufferedReader lines = new BufferedReader(source.open())) {
      return run(lines);
    } catch (IOException e) {
      console
          .err()
          .println(
              console.paint(
                  Style.BAD, "The script " + name + " cannot be read: " + e.getMessage() + "."));
      console.err().flush();
      return ExitCode.USAGE;
    }
  }

  private ExitCode run(BufferedReader lines) throws IOException {
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      String command = line.strip();
      if (command.isEmpty() || command.startsWith("#")) {
        continue;
      }
      if (CommandLine.ends(command)) {
        return ExitCode.OK;
      }
      ExitCode exit = dispatcher.dispatch(command);
      if (exit != ExitCode.OK) {
        console.err().println("Stopped at " + name + ", line " + number + ".");
        console.err().flush();
        return exit;
      }
    }
    return ExitCode.OK;
  }
}
