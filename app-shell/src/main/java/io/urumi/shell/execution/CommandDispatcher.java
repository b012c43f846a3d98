package io.urumi.shell.execution;

import io.urumi.shell.command.ExitCode;
import io.urumi.shell.command.UsageException;
import io.urumi.shell.parser.ArgumentParser;
import io.urumi.shell.parser.CommandLine;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.shell.core.InputReader;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandExecutor;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ParsedInput;

/** Executes one command with Spring Shell's executor; every outcome is an exit code. */
public final class CommandDispatcher {
  private static final InputReader NO_INPUT = new InputReader() {};

  private final ArgumentParser parser;
  private final CommandRegistry registry;
  private final CommandExecutor executor;
  private final FailureMapper failures;
  private final Supplier<ShellRun> run;

  /** Creates a dispatcher for the registered commands. */
  public CommandDispatcher(
      ArgumentParser parser,
      CommandRegistry registry,
      FailureMapper failures,
      Supplier<ShellRun> run) {
    this.parser = parser;
    this.registry = registry;
    this.executor = new CommandExecutor(registry);
    this.failures = failures;
    this.run = run;
  }

  /** Executes a line of a script or of an interactive session. */
  public ExitCode dispatch(String line) {
    try {
      return dispatch(CommandLine.words(line));
    } catch (UsageException e) {
      return ExitCode.of(failures.apply(e));
    }
  }

  /** Executes the command that the words name. */
  public ExitCode dispatch(List<String> words) {
    ShellRun current = run.get();
    try {
      ParsedInput input = parser.parse(words);
      current.start(input);
      ExitCode exit =
          ExitCode.of(
              executor.execute(
                  new CommandContext(input, registry, current.console().out(), NO_INPUT)));
      current.console().out().flush();
      return exit;
    } catch (RuntimeException e) {
      return ExitCode.of(failures.apply(e));
    } finally {
      current.end();
    }
  }
}
