package io.urumi.shell.command;

import java.util.Arrays;
import org.springframework.shell.core.command.ExitStatus;

/** The exit codes of the process, as documented in docs/shell.md. */
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

  /** Returns the number. */
  public int code() {
    return code;
  }

  /** Returns the exit code as Spring Shell's status. */
  public ExitStatus status() {
    return new ExitStatus(code, name());
  }

  /** Returns the exit code of a status. */
  public static ExitCode of(ExitStatus status) {
    return Arrays.stream(values())
        .filter(exit -> exit.code == status.code())
        .findFirst()
        .orElse(FAILED);
  }

  /** Returns the meaning, in one sentence. */
  public String meaning() {
    return meaning;
  }
}
