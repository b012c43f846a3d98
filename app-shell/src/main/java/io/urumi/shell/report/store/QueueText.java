package io.urumi.shell.report.store;

/** The text for a store that waits for a slot. */
public final class QueueText {
  private QueueText() {}

  /** Returns the text, for example {@code Waiting for a slot, position 7}. */
  public static String of(long position) {
    return "Waiting for a slot, position " + position;
  }
}
