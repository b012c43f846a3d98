package io.urumi.web.bootstrap.settings;

import java.io.Console;

/** Whether the output of the process is shown on a terminal, and not written to a log. */
public final class Terminal {
  private Terminal() {}

  public static boolean isPresent() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
