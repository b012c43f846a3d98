package io.urumi.shell.report.problem;

import io.urumi.client.model.Problem;
import org.jspecify.annotations.Nullable;

/** Suggests what to do after an error that the control plane returned. */
final class Hints {
  private Hints() {}

  static @Nullable String forRule(@Nullable String field, @Nullable String rule) {
    return "plan".equals(field) && rule != null ? "see 'plan list'" : null;
  }

  static @Nullable String forProblem(Problem problem) {
    return switch (problem.status()) {
      case 401 ->
          "'login' checks and stores a token; or name one by the environment variable URUMI_TOKEN or by"
              + " --token-file";
      case 403 -> "this token is not allowed to do that; use another one";
      case 404 ->
          "NOT_FOUND".equals(problem.code())
              ? "check the address in --url or URUMI_URL: the control plane has no such path"
              : null;
      case 429 -> "repeat the command later";
      default -> null;
    };
  }
}
