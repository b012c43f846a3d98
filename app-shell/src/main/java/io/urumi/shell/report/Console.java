package io.urumi.shell.report;

import java.io.PrintWriter;
import java.util.function.IntSupplier;

/**
 * The target of the output and its capabilities.
 *
 * @param out for reports
 * @param err for everything else
 * @param width the columns; very large when it is not a terminal, so that nothing is wrapped
 * @param live whether a line can be rewritten
 * @param colour whether colours are used
 * @param unicode whether characters outside ASCII can be shown
 */
public record Console(
    PrintWriter out,
    PrintWriter err,
    IntSupplier width,
    boolean live,
    boolean colour,
    boolean unicode) {

  /** The width when it is not a terminal. */
  public static final int UNBOUNDED = 100_000;

  /** Returns the text in the style's colour, or unchanged without colours. */
  public String paint(Style style, String text) {
    return colour ? style.paint(text) : text;
  }

  /** Returns the first text if characters outside ASCII can be shown, else the second. */
  public String sign(String unicodeSign, String asciiSign) {
    return unicode ? unicodeSign : asciiSign;
  }
}
