package io.urumi.shell.parser;

import io.urumi.shell.command.UsageException;

/** Refuses tokens in command lines, which end up in process lists, histories and logs. */
public final class TokenOptionCheck {
  private TokenOptionCheck() {}

  /** Refuses an option with a token, without repeating the token. */
  public static void refuse(String word) {
    if (word.equals("--token") || word.startsWith("--token=")) {
      throw new UsageException(
          "A token is not accepted on the command line, where others can read it. Put it in the"
              + " environment variable URUMI_TOKEN or in a file named by --token-file.");
    }
  }
}
