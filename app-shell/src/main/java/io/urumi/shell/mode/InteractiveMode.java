package io.urumi.shell.mode;

import io.urumi.shell.command.ExitCode;
import io.urumi.shell.command.UsageException;
import io.urumi.shell.execution.CommandDispatcher;
import io.urumi.shell.parser.CommandLine;
import io.urumi.shell.view.Console;
import io.urumi.shell.view.Style;
import java.io.IOException;
import java.util.List;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/**
 * Reads a line, carries it out, and so on until {@code exit} or Ctrl-D. Ctrl-C stops the command in
 * work, not the shell.
 */
public final class InteractiveMode implements ShellMode {
  private final CommandDispatcher dispatcher;
  private final LineReader reader;
  private final Console console;
  private final Greeting greeting;

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
      try {
        List<String> words = CommandLine.words(line);
        if (CommandLine.leaves(words)) {
          break;
        }
        interruptibly(words);
      } catch (UsageException e) {
        console.err().println(console.paint(Style.BAD, String.valueOf(e.getMessage())));
      }
      console.err().flush();
    }
    save();
    return ExitCode.OK;
  }

  private void interruptibly(List<String> words) {
    Thread worker = Thread.currentThread();
    Terminal.SignalHandler usual =
        reader.getTerminal().handle(Terminal.Signal.INT, signal -> worker.interrupt());
    try {
      dispatcher.dispatch(words);
    } finally {
      reader.getTerminal().handle(Terminal.Signal.INT, usual);
      // An interrupt that came too late must not reach the line reader.
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
