package io.urumi.shell.mode;

import io.urumi.shell.completion.CommandLineCompleter;
import io.urumi.shell.parser.CommandLine;
import io.urumi.shell.report.Console;
import io.urumi.shell.startup.GlobalOptions;
import io.urumi.shell.startup.ProcessEnvironment;
import io.urumi.shell.startup.XdgDirectories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.IntSupplier;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Opens the terminal and determines its capabilities. */
public final class Terminals {
  private static final int DEFAULT_WIDTH = 120;

  private Terminals() {}

  /** Opens the terminal of the process. */
  public static Terminal open() {
    try {
      return TerminalBuilder.builder().system(true).encoding(encoding()).build();
    } catch (IOException e) {
      throw new UncheckedIOException("The terminal cannot be opened", e);
    }
  }

  /** In the locale C, names that are typed or shown would lose all characters outside ASCII. */
  private static Charset encoding() {
    Charset locale = Charset.forName(System.getProperty("stdout.encoding", "UTF-8"));
    return locale.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : locale;
  }

  /** Returns the console of one command or a script. */
  public static Console console(
      GlobalOptions options, ProcessEnvironment environment, IntSupplier width) {
    boolean colour = colour(options, environment);
    return new Console(
        environment.out(),
        environment.err(),
        environment.terminal() ? width : () -> Console.UNBOUNDED,
        environment.terminal() && !dumb(environment),
        colour,
        environment.unicode());
  }

  /** Returns the console of an interactive session. */
  public static Console console(
      GlobalOptions options, ProcessEnvironment environment, Terminal terminal) {
    return new Console(
        terminal.writer(),
        terminal.writer(),
        () -> width(terminal),
        !dumb(environment),
        colour(options, environment),
        environment.unicode());
  }

  /** Returns the terminal's width; a default when it is unknown. */
  public static int width(Terminal terminal) {
    return terminal.getWidth() > 0 ? terminal.getWidth() : DEFAULT_WIDTH;
  }

  /** Creates the reader of an interactive session, with completion and history. */
  public static LineReader reader(
      Terminal terminal, CommandLineCompleter completer, ProcessEnvironment environment) {
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("urumi")
            .completer(completer)
            .parser(CommandLine.parser())
            .variable(LineReader.HISTORY_FILE, historyFile(environment))
            .variable(LineReader.HISTORY_SIZE, 1000)
            // A token typed by mistake is refused; it must not be in the history, either.
            .variable(LineReader.HISTORY_IGNORE, "*--token*:*urumi_pat_*")
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.INSERT_TAB, false)
            .build();
    return reader;
  }

  private static Path historyFile(ProcessEnvironment environment) {
    Path file = XdgDirectories.state(environment).resolve("shell-history");
    try {
      Files.createDirectories(file.getParent());
      if (!Files.exists(file)
          && Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
    } catch (IOException e) {
      // The shell starts without a history; an error is shown when it is saved.
      return file;
    }
    return file;
  }

  private static boolean colour(GlobalOptions options, ProcessEnvironment environment) {
    return switch (options.color()) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO ->
          environment.terminal()
              && environment.variable("NO_COLOR").isEmpty()
              && !dumb(environment);
    };
  }

  private static boolean dumb(ProcessEnvironment environment) {
    return environment.variable("TERM").equals("dumb");
  }
}
