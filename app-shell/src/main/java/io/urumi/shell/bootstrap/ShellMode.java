package io.urumi.shell.bootstrap;

import io.urumi.shell.command.ExitCode;

/** One of the ways to run. */
interface ShellMode {

  /** Runs to its end. */
  ExitCode run();
}
