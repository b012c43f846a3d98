package io.urumi.shell.parser;

import io.urumi.shell.command.UsageException;
import java.util.List;
import org.jline.reader.EOFError;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;

/** A typed line as words: quotes of both kinds and backslashes as in other shells. */
public final class CommandLine {
  private CommandLine() {}

  /** How lines are split, also while they are typed. */
  public static Parser parser() {
    DefaultParser parser = new DefaultParser();
    parser.setEofOnUnclosedQuote(true);
    return parser;
  }

  public static List<String> words(String line) {
    try {
      return parser().parse(line, line.length(), Parser.ParseContext.ACCEPT_LINE).words().stream()
          .filter(word -> !word.isEmpty() || line.contains("\"\"") || line.contains("''"))
          .toList();
    } catch (EOFError e) {
      throw new UsageException("A quote is opened in this line and not closed.");
    }
  }

  /** Whether the words end a conversation or a script. */
  public static boolean leaves(List<String> words) {
    return words.size() == 1 && (words.get(0).equals("exit") || words.get(0).equals("quit"));
  }
}
