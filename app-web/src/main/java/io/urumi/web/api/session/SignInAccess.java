package io.urumi.web.api.session;

/**
 * Whether users can sign in.
 *
 * @param enabled by the settings
 */
public record SignInAccess(boolean enabled) {}
