package io.urumi.shell.bootstrap;

import io.urumi.shell.command.ExitCode;
import java.util.List;

/** Carries out the words the process was started with. */
record OneCommandMode(CommandDispatcher dispatcher, List<String> words) implements ShellMode {

  @Override
  public ExitCode run() {
    return dispatcher.dispatch(words);
  }
}
