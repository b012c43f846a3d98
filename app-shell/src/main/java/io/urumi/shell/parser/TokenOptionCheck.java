package io.urumi.shell.parser;

import io.urumi.shell.command.UsageException;

/** Keeps secrets out of command lines: those end up in process lists, histories and logs. */
public final class TokenOptionCheck {
  private TokenOptionCheck() {}

  /** Refuses a word that gives a token, without repeating it. */
  public static void refuse(String word) {
    if (word.equals("--token") || word.startsWith("--token=")) {
      throw new UsageException(
          "A token is not taken from the command line, where others could read it. Put it in the"
              + " environment variable URUMI_TOKEN or in a file named by --token-file.");
    }
  }
}
