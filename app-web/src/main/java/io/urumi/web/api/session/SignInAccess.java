package io.urumi.web.api.session;

import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;

/**
 * Whether users can sign in.
 *
 * @param enabled by the settings
 */
public record SignInAccess(boolean enabled) {
  /**
   * For what only users can do.
   *
   * @throws ProblemException when users cannot sign in
   */
  public void require() {
    if (!enabled) {
      throw ProblemException.of(
          ErrorCode.SIGN_IN_DISABLED,
          "Users do not sign in here; the setting urumi.sign-in.mode is none.");
    }
  }
}
