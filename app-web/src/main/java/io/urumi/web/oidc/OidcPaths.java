package io.urumi.web.oidc;

/**
 * The paths of the sign-in at a provider. Not below {@code /api}: browsers come back from another
 * site.
 */
public final class OidcPaths {
  /** Leads the browser to the provider. */
  public static final String SIGN_IN = "/oidc/sign-in";

  /** Where the provider sends the browser back to. */
  public static final String CALLBACK = "/oidc/callback";

  /** Leads the browser to the provider's sign-out. */
  public static final String SIGN_OUT = "/oidc/sign-out";

  /** Where the provider reports that a user has signed out there. */
  public static final String BACK_CHANNEL_LOGOUT = "/oidc/back-channel-logout";

  /** The dashboard's page for a sign-in that failed. */
  static final String FAILED = "/sign-in-failed";

  private OidcPaths() {}
}
