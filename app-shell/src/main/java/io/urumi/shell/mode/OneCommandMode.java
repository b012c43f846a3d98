package io.urumi.shell.mode;

import io.urumi.shell.command.ExitCode;
import io.urumi.shell.execution.CommandDispatcher;
import java.util.List;

/** Executes the command in the process's arguments. */
public record OneCommandMode(CommandDispatcher dispatcher, List<String> words)
    implements ShellMode {

  @Override
  public ExitCode run() {
    return dispatcher.dispatch(words);
  }
}
