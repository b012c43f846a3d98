package io.urumi.shell.parser;

import io.urumi.shell.command.UsageException;
import java.util.List;
import org.jline.reader.EOFError;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;

/** Splits a line into words; quotes of both kinds and backslashes work as in other shells. */
public final class CommandLine {
  private CommandLine() {}

  /** Returns the parser of lines, which completion uses, too. */
  public static Parser parser() {
    DefaultParser parser = new DefaultParser();
    parser.setEofOnUnclosedQuote(true);
    return parser;
  }

  /**
   * Returns the words of a line.
   *
   * @throws UsageException when a quote is not closed
   */
  public static List<String> words(String line) {
    try {
      return parser().parse(line, line.length(), Parser.ParseContext.ACCEPT_LINE).words().stream()
          .filter(word -> !word.isEmpty() || line.contains("\"\"") || line.contains("''"))
          .toList();
    } catch (EOFError e) {
      throw new UsageException("A quote in this line is not closed.");
    }
  }

  /** Returns whether a line ends an interactive session or a script. */
  public static boolean ends(String line) {
    return line.equals("exit") || line.equals("quit");
  }
}
