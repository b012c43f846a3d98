package io.urumi.web.api.session;

import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * How users can sign in, by the settings.
 *
 * @param password whether with a name and a password
 * @param provider the provider where they can; null when there is none
 */
public record SignInAccess(boolean password, @Nullable Provider provider) {
  /**
   * An OpenID Connect provider.
   *
   * @param name for users
   * @param signOut whether a sign-out leads to the provider's
   */
  public record Provider(String name, boolean signOut) {}

  boolean enabled() {
    return password || provider != null;
  }

  /**
   * For what only users can do.
   *
   * @throws ProblemException when users cannot sign in
   */
  public void require() {
    if (!enabled()) {
      throw ProblemException.of(
          ErrorCode.SIGN_IN_DISABLED,
          "Users do not sign in here; the setting urumi.sign-in.mode is none.");
    }
  }

  /**
   * For what only users with a name and a password can do.
   *
   * @throws ProblemException when they cannot sign in
   */
  public void requirePassword() {
    require();
    if (!password) {
      throw ProblemException.of(
          ErrorCode.SIGN_IN_DISABLED,
          "Users sign in at the identity provider; open the dashboard.");
    }
  }
}
