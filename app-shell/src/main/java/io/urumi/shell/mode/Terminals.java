package io.urumi.shell.mode;

import io.urumi.shell.completion.CommandLineCompleter;
import io.urumi.shell.parser.CommandLine;
import io.urumi.shell.startup.GlobalOptions;
import io.urumi.shell.startup.ProcessEnvironment;
import io.urumi.shell.startup.XdgDirectories;
import io.urumi.shell.view.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.IntSupplier;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Opens the terminal and says what it can do. */
public final class Terminals {
  private static final int USUAL_WIDTH = 120;

  private Terminals() {}

  public static Terminal open() {
    try {
      return TerminalBuilder.builder().system(true).build();
    } catch (IOException e) {
      throw new UncheckedIOException("The terminal cannot be opened", e);
    }
  }

  /** For one command or a script at a terminal, or for what is none. */
  public static Console console(
      GlobalOptions options, ProcessEnvironment surroundings, IntSupplier width) {
    boolean colour = colour(options, surroundings);
    return new Console(
        surroundings.out(),
        surroundings.err(),
        surroundings.terminal() ? width : () -> Console.UNBOUNDED,
        surroundings.terminal() && !dumb(surroundings),
        colour,
        surroundings.unicode());
  }

  /** For a conversation. */
  public static Console console(
      GlobalOptions options, ProcessEnvironment surroundings, Terminal terminal) {
    return new Console(
        terminal.writer(),
        terminal.writer(),
        () -> width(terminal),
        !dumb(surroundings),
        colour(options, surroundings),
        surroundings.unicode());
  }

  public static int width(Terminal terminal) {
    return terminal.getWidth() > 0 ? terminal.getWidth() : USUAL_WIDTH;
  }

  public static LineReader reader(
      Terminal terminal, CommandLineCompleter completer, ProcessEnvironment surroundings) {
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("urumi")
            .completer(completer)
            .parser(CommandLine.parser())
            .variable(LineReader.HISTORY_FILE, historyFile(surroundings))
            .variable(LineReader.HISTORY_SIZE, 1000)
            // A token typed by mistake is refused; it must not be kept either.
            .variable(LineReader.HISTORY_IGNORE, "*--token*")
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.INSERT_TAB, false)
            .build();
    return reader;
  }

  private static Path historyFile(ProcessEnvironment surroundings) {
    Path file = XdgDirectories.state(surroundings).resolve("shell-history");
    try {
      Files.createDirectories(file.getParent());
      if (!Files.exists(file)
          && Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
    } catch (IOException e) {
      // A history that cannot be kept is no reason not to start; saving it will say so.
      return file;
    }
    return file;
  }

  private static boolean colour(GlobalOptions options, ProcessEnvironment surroundings) {
    return switch (options.color()) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO ->
          surroundings.terminal()
              && surroundings.variable("NO_COLOR").isEmpty()
              && !dumb(surroundings);
    };
  }

  private static boolean dumb(ProcessEnvironment surroundings) {
    return surroundings.variable("TERM").equals("dumb");
  }
}
