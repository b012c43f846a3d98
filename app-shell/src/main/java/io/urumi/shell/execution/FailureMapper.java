package io.urumi.shell.execution;

import io.urumi.client.http.CallInterruptedException;
import io.urumi.client.http.ProblemException;
import io.urumi.client.http.UnreachableException;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.command.UsageException;
import io.urumi.shell.command.store.OutcomeUnknownException;
import io.urumi.shell.command.store.StoreNotFoundException;
import io.urumi.shell.output.OutputFailedException;
import io.urumi.shell.report.Console;
import io.urumi.shell.report.Documents;
import io.urumi.shell.report.OutputFormat;
import io.urumi.shell.report.Style;
import io.urumi.shell.report.problem.ProblemText;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.ExitStatus;
import org.springframework.shell.core.command.exit.ExitStatusExceptionMapper;

/** Maps a failure to its exit code and writes the cause and the remedy to the error stream. */
public final class FailureMapper implements ExitStatusExceptionMapper {
  private final Supplier<ShellRun> run;
  private final Documents documents;
  private final boolean debug;

  /** Creates a mapper; with {@code debug}, it also writes stack traces. */
  public FailureMapper(Supplier<ShellRun> run, Documents documents, boolean debug) {
    this.run = run;
    this.documents = documents;
    this.debug = debug;
  }

  @Override
  public ExitStatus apply(Exception failure) {
    Console console = run.get().console();
    if (!(failure instanceof OutputFailedException)) {
      console.out().flush();
    }
    ExitCode exit =
        switch (failure) {
          case UsageException usage -> print(console, usage.getMessage(), ExitCode.USAGE);
          case StoreNotFoundException missing ->
              print(console, missing.getMessage(), ExitCode.NOT_FOUND);
          case OutputFailedException output -> output(console, output);
          case ProblemException refused -> problem(console, refused);
          case UnreachableException unreachable -> unreachable(console, unreachable);
          case OutcomeUnknownException unknown -> {
            unreachable(console, unknown.unreachable());
            yield print(console, unknown.getMessage(), ExitCode.UNREACHABLE);
          }
          case CallInterruptedException stopped -> {
            // Cleared, so that the next command is not interrupted.
            Thread.interrupted();
            console
                .err()
                .println("Interrupted. The control plane continues with what was requested.");
            yield ExitCode.INTERRUPTED;
          }
          default ->
              print(
                  console,
                  "An error in the shell itself: " + failure + " (--debug shows where)",
                  ExitCode.FAILED);
        };
    if (debug) {
      failure.printStackTrace(console.err());
    }
    console.err().flush();
    return exit.status();
  }

  /** Like other programs, prints nothing when the reader of the output has ended. */
  private static ExitCode output(Console console, OutputFailedException failure) {
    return failure.isBrokenPipe()
        ? ExitCode.BROKEN_PIPE
        : print(console, failure.getMessage(), ExitCode.FAILED);
  }

  private ExitCode problem(Console console, ProblemException refused) {
    OutputFormat format = run.get().invocation().format();
    if (format == OutputFormat.TABLE) {
      ProblemText.print(refused.problem(), console);
    } else {
      console.err().println(documents.pretty(refused.problem(), format));
    }
    return switch (refused.status()) {
      case 404 -> ExitCode.NOT_FOUND;
      case 409, 412 -> ExitCode.CONFLICT;
      default -> ExitCode.FAILED;
    };
  }

  private static ExitCode unreachable(Console console, UnreachableException unreachable) {
    console
        .err()
        .println(
            console.paint(
                Style.BAD,
                "No control plane at " + unreachable.url() + ": " + unreachable.reason() + "."));
    console
        .err()
        .println(
            "  Fix: start it, or name its address with --url, --context or the variable URUMI_URL.");
    return ExitCode.UNREACHABLE;
  }

  private static ExitCode print(Console console, @Nullable String message, ExitCode exit) {
    console.err().println(console.paint(Style.BAD, String.valueOf(message)));
    return exit;
  }
}
