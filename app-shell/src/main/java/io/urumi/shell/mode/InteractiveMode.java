package io.urumi.shell.mode;

import io.urumi.shell.command.ExitCode;
import io.urumi.shell.execution.CommandDispatcher;
import io.urumi.shell.parser.CommandLine;
import io.urumi.shell.report.Console;
import java.io.IOException;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/**
 * Executes line after line until {@code exit} or Ctrl-D. Ctrl-C interrupts the command in progress,
 * not the shell.
 */
public final class InteractiveMode implements ShellMode {
  private final CommandDispatcher dispatcher;
  private final LineReader reader;
  private final Console console;
  private final Greeting greeting;

  /** Creates the mode; {@code reader} reads the lines. */
  public InteractiveMode(
      CommandDispatcher dispatcher, LineReader reader, Console console, Greeting greeting) {
    this.dispatcher = dispatcher;
    this.reader = reader;
    this.console = console;
    this.greeting = greeting;
  }

  @Override
  public ExitCode run() {
    String prompt = greeting.greet(console);
    while (true) {
      String line;
      try {
        line = reader.readLine(prompt).strip();
      } catch (UserInterruptException e) {
        continue;
      } catch (EndOfFileException e) {
        break;
      }
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (CommandLine.ends(line)) {
        break;
      }
      interruptibly(line);
      console.err().flush();
    }
    save();
    return ExitCode.OK;
  }

  private void interruptibly(String line) {
    Thread worker = Thread.currentThread();
    Terminal.SignalHandler previous =
        reader.getTerminal().handle(Terminal.Signal.INT, signal -> worker.interrupt());
    try {
      dispatcher.dispatch(line);
    } finally {
      reader.getTerminal().handle(Terminal.Signal.INT, previous);
      // A late interrupt must not reach the line reader.
      Thread.interrupted();
    }
  }

  private void save() {
    try {
      reader.getHistory().save();
    } catch (IOException e) {
      console.err().println("The history could not be saved: " + e.getMessage());
    }
  }
}
