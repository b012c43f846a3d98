package io.urumi.shell.view;

import java.io.PrintWriter;
import java.util.function.IntSupplier;

/**
 * Where text goes and what that place can do.
 *
 * @param out for answers
 * @param err for everything that is not the answer
 * @param width columns; very large when it is no terminal, so that nothing is wrapped
 * @param live whether a line may be rewritten
 * @param colour whether colours may be used
 * @param unicode whether signs outside ASCII can be shown
 */
public record Console(
    PrintWriter out,
    PrintWriter err,
    IntSupplier width,
    boolean live,
    boolean colour,
    boolean unicode) {

  /** The width of what is no terminal. */
  public static final int UNBOUNDED = 100_000;

  /** The text in its colour, or as it is where there are none. */
  public String paint(Style style, String text) {
    return colour ? style.paint(text) : text;
  }

  /** The first where signs outside ASCII can be shown, else the second. */
  public String sign(String unicodeSign, String asciiSign) {
    return unicode ? unicodeSign : asciiSign;
  }
}
