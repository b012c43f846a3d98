package io.urumi.shell.execution;

import io.urumi.shell.command.ExitCode;
import io.urumi.shell.parser.ArgumentParser;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.shell.core.InputReader;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandExecutionException;
import org.springframework.shell.core.command.CommandExecutor;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ExitStatus;

/** Carries out one command and turns however it ends into an exit code. Throws nothing. */
public final class CommandDispatcher {
  private final ArgumentParser parser;
  private final CommandRegistry registry;
  private final CommandExecutor executor;
  private final FailureMapper failures;
  private final Supplier<Session> session;

  public CommandDispatcher(
      ArgumentParser parser,
      CommandRegistry registry,
      FailureMapper failures,
      Supplier<Session> session) {
    this.parser = parser;
    this.registry = registry;
    this.executor = new CommandExecutor(registry);
    this.failures = failures;
    this.session = session;
  }

  public ExitCode dispatch(List<String> words) {
    try {
      CommandContext context =
          new CommandContext(
              parser.parse(words), registry, session.get().console().out(), new InputReader() {});
      return exitCode(executor.execute(context));
    } catch (CommandExecutionException e) {
      return failures.write(e.getCause() == null ? e : e.getCause(), words);
    } catch (RuntimeException e) {
      return failures.write(e, words);
    } finally {
      session.get().console().out().flush();
    }
  }

  private static ExitCode exitCode(ExitStatus status) {
    return Arrays.stream(ExitCode.values())
        .filter(exit -> exit.code() == status.code())
        .findFirst()
        .orElse(ExitCode.FAILED);
  }
}
