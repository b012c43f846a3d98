package io.urumi.shell.execution;

import io.urumi.client.http.CallInterruptedException;
import io.urumi.client.http.ProblemException;
import io.urumi.client.http.UnreachableException;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.command.UsageException;
import io.urumi.shell.command.store.OutcomeUnknownException;
import io.urumi.shell.command.store.StoreNotFoundException;
import io.urumi.shell.view.Console;
import io.urumi.shell.view.Documents;
import io.urumi.shell.view.OutputFormat;
import io.urumi.shell.view.Style;
import io.urumi.shell.view.problem.ProblemText;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Says on the error stream what went wrong and what to do, and which exit code that is. */
public final class FailureMapper {
  private final Supplier<Session> session;
  private final Documents documents;
  private final boolean debug;

  public FailureMapper(Supplier<Session> session, Documents documents, boolean debug) {
    this.session = session;
    this.documents = documents;
    this.debug = debug;
  }

  public ExitCode write(Throwable failure, List<String> words) {
    Console console = session.get().console();
    console.out().flush();
    ExitCode exit =
        switch (failure) {
          case UsageException usage -> say(console, usage.getMessage(), ExitCode.USAGE);
          case StoreNotFoundException missing ->
              say(console, missing.getMessage(), ExitCode.NOT_FOUND);
          case ProblemException refused -> problem(console, refused, words);
          case UnreachableException gone -> unreachable(console, gone);
          case OutcomeUnknownException unknown -> {
            unreachable(console, unknown.unreachable());
            yield say(console, unknown.getMessage(), ExitCode.UNREACHABLE);
          }
          case CallInterruptedException stopped -> {
            // The flag has done its work; the next command must not stop because of it.
            Thread.interrupted();
            console.err().println("Stopped. What was asked for goes on.");
            yield ExitCode.INTERRUPTED;
          }
          default ->
              say(
                  console,
                  "An error in the shell itself: " + failure + " (--debug shows where)",
                  ExitCode.FAILED);
        };
    if (debug) {
      failure.printStackTrace(console.err());
    }
    console.err().flush();
    return exit;
  }

  private ExitCode problem(Console console, ProblemException refused, List<String> words) {
    OutputFormat format = askedFor(words);
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

  private static ExitCode unreachable(Console console, UnreachableException gone) {
    console
        .err()
        .println(
            console.paint(
                Style.BAD, "No control plane at " + gone.url() + ": " + gone.reason() + "."));
    console
        .err()
        .println("  Fix: start it, or name its address with --url or the variable URUMI_URL.");
    return ExitCode.UNREACHABLE;
  }

  private static ExitCode say(
      Console console, @org.jspecify.annotations.Nullable String message, ExitCode exit) {
    console.err().println(console.paint(Style.BAD, String.valueOf(message)));
    return exit;
  }

  /** The format the failed command was asked for; a failure may come before that was parsed. */
  private OutputFormat askedFor(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean named = word.equals("--output") || word.equals("-o");
      String value =
          named && i + 1 < words.size()
              ? words.get(i + 1)
              : word.startsWith("--output=") || word.startsWith("-o=")
                  ? word.substring(word.indexOf('=') + 1)
                  : "";
      if (!value.isEmpty()) {
        return switch (value.toLowerCase(Locale.ROOT)) {
          case "json" -> OutputFormat.JSON;
          case "yaml" -> OutputFormat.YAML;
          default -> OutputFormat.TABLE;
        };
      }
    }
    return session.get().format();
  }
}
