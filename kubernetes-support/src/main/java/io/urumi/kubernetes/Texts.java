package io.urumi.kubernetes;

/** Shortens texts that come from the cluster. */
public final class Texts {
  private Texts() {}

  /** The text, cut with an ellipsis when it is longer. */
  public static String shorten(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max - 1) + "…";
  }

  /** The first sentence or line, without a full stop at its end. */
  public static String clause(String text) {
    String line = text.strip().lines().findFirst().orElse("").strip();
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
