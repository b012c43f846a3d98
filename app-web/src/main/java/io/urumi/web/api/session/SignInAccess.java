package io.urumi.web.api.session;

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
}
