package io.urumi.shell.parser;

import io.urumi.shell.command.UsageException;
import java.util.ArrayList;
import java.util.List;
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
   * Returns the words of a line. A quotation may begin within a word, as in {@code --name="Alpha
   * Shop"}; JLine's parser would keep those quotes as part of the word.
   *
   * @throws UsageException when a quote is not closed
   */
  public static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean started = false;
    char quote = 0;
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      if (c == '\\' && at + 1 < line.length()) {
        word.append(line.charAt(++at));
        started = true;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
        started = true;
      } else if (c == quote) {
        quote = 0;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        if (started) {
          words.add(word.toString());
        }
        word.setLength(0);
        started = false;
      } else {
        word.append(c);
        started = true;
      }
    }
    if (quote != 0) {
      throw new UsageException("A quote in this line is not closed.");
    }
    if (started) {
      words.add(word.toString());
    }
    return words;
  }

  /** Returns whether a line ends an interactive session or a script. */
  public static boolean ends(String line) {
    return line.equals("exit") || line.equals("quit");
  }
}
