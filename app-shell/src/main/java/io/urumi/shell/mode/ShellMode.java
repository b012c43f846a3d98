package io.urumi.shell.mode;

import io.urumi.shell.command.ExitCode;

/** One of the ways to run. */
public interface ShellMode {

  /** Runs to its end. */
  ExitCode run();
}
