package io.urumi.shell.command;

import java.util.Arrays;
import org.springframework.shell.core.command.ExitStatus;

/** The exit codes of the process, as documented in docs/shell.md. */
public enum ExitCode {
  OK(0, "Done."),
  FAILED(1, "The request was refused or failed, or a check failed."),
  USAGE(2, "Wrong usage: unknown command or option, missing or wrong value."),
  NOT_FOUND(3, "The store, namespace, team, account or other object does not exist."),
  CONFLICT(
      4,
      "Conflict with the current state, for example a taken subdomain, a store in the wrong phase,"
          + " or a limit."),
  UNREACHABLE(5, "The control plane is unreachable."),
  STORE_FAILED(6, "The store failed, or did not reach the phase within the timeout."),
  INTERRUPTED(130, "Interrupted with Ctrl-C."),
  BROKEN_PIPE(141, "The program that reads the output ended first, for example head.");

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
