package io.urumi.shell.report.problem;

import io.urumi.client.model.Problem;
import io.urumi.shell.report.Console;
import io.urumi.shell.report.Style;
import io.urumi.shell.report.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints an error that the control plane returned: the fields, the rules and what to do. */
public final class ProblemText {
  private ProblemText() {}

  /** Writes it to the error stream. */
  public static void print(Problem problem, Console console) {
    StringBuilder headline = new StringBuilder();
    headline.append(problem.status() >= 500 ? "Error: " : "Refused: ");
    headline.append(Text.plain(headline(problem)));
    headline.append(" (");
    if (problem.code() != null) {
      headline.append(Text.plain(problem.code())).append(", ");
    }
    headline.append("HTTP ").append(problem.status()).append(')');
    console.err().println(console.paint(Style.BAD, headline.toString()));
    List<Problem.FieldError> errors = problem.errors();
    for (Problem.FieldError error : errors) {
      console
          .err()
          .println(
              "  "
                  + Text.plain(error.field())
                  + "  [rule: "
                  + Text.plain(error.rule())
                  + "]  "
                  + Text.plain(error.message()));
      @Nullable String fix = Hints.forRule(error.field(), error.rule());
      if (fix != null) {
        console.err().println("    Fix: " + fix);
      }
    }
    if (problem.conflictsWith() != null) {
      console.err().println("  Conflicts with: " + Text.plain(problem.conflictsWith()));
    }
    @Nullable String remedy = Hints.forProblem(problem);
    if (remedy != null) {
      console.err().println("  Fix: " + Text.plain(remedy));
    }
    if (problem.requestId() != null) {
      console
          .err()
          .println(console.paint(Style.DIM, "  Request: " + Text.plain(problem.requestId())));
    }
    console.err().flush();
  }

  /** Returns the title when there are field errors, since the detail repeats them. */
  private static @Nullable String headline(Problem problem) {
    boolean fields = !problem.errors().isEmpty() && problem.title() != null;
    return fields || problem.detail() == null ? problem.title() : problem.detail();
  }
}
