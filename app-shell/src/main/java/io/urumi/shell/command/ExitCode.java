package io.urumi.shell.command;

/** What the process ends with after one command or a script. Documented in docs/shell.md. */
public enum ExitCode {
  OK(0, "Done."),
  FAILED(1, "Refused, failed, or the answer to a check is no."),
  USAGE(2, "The command was not understood: unknown command or option, missing or wrong value."),
  NOT_FOUND(3, "There is no such store."),
  CONFLICT(4, "In conflict with what is there: taken subdomain, store not in the right phase."),
  UNREACHABLE(5, "No control plane answered at the address."),
  STORE_FAILED(6, "The store failed, or did not get there within the time allowed."),
  INTERRUPTED(130, "Stopped with Ctrl-C.");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The number. */
  public int code() {
    return code;
  }

  /** One sentence. */
  public String meaning() {
    return meaning;
  }
}
