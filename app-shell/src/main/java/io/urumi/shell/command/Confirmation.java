package io.urumi.shell.command;

/** Asks the user to type a name before something is destroyed. */
public final class Confirmation {
  private Confirmation() {}

  /**
   * Whether the user typed the name.
   *
   * @throws UsageException when nobody is there to be asked
   */
  public static boolean typed(String name, String question, Invocation invocation) {
    if (invocation.prompter() == null) {
      throw new UsageException(
          "Deleting needs a yes: nobody is there to be asked, so say it with --yes.");
    }
    return invocation.prompter().ask(question).strip().equals(name);
  }
}
