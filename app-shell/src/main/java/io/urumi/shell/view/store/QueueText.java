package io.urumi.shell.view.store;

/** How it is said that a store waits for a slot. */
public final class QueueText {
  private QueueText() {}

  /** For example {@code Waiting for a slot, position 7}. */
  public static String of(long position) {
    return "Waiting for a slot, position " + position;
  }
}
