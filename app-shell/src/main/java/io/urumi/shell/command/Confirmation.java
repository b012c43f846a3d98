package io.urumi.shell.command;

/** Asks the user to type a name before something is deleted, revoked or given away. */
public final class Confirmation {
  private Confirmation() {}

  /**
   * Returns whether the user typed the name.
   *
   * @throws UsageException when there is no user to ask
   */
  public static boolean typed(String name, String question, Invocation invocation) {
    if (invocation.prompter() == null) {
      throw new UsageException(
          "This needs a confirmation, and there is no terminal to ask for it: add --yes.");
    }
    return invocation.prompter().ask(question).strip().equals(name);
  }
}
