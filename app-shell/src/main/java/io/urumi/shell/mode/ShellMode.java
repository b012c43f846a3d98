package io.urumi.shell.mode;

import io.urumi.shell.command.ExitCode;

/** One of the ways to run the shell. */
public interface ShellMode {

  /** Runs until the end and returns the exit code. */
  ExitCode run();
}
