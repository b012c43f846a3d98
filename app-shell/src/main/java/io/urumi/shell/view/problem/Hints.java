package io.urumi.shell.view.problem;

import io.urumi.client.model.Problem;
import org.jspecify.annotations.Nullable;

/** What can be typed here to get past a refusal, when the answer itself names no fix. */
final class Hints {
  private Hints() {}

  static @Nullable String forRule(@Nullable String field, @Nullable String rule) {
    return "plan".equals(field) && rule != null ? "see 'plan list'" : null;
  }

  static @Nullable String forProblem(Problem problem) {
    return switch (problem.status()) {
      case 401 ->
          "give the token in the environment variable URUMI_TOKEN or in a file named by"
              + " --token-file";
      case 403 -> "this token may not do that; use one that may";
      case 429 -> "wait a little and repeat the command";
      default -> null;
    };
  }
}
