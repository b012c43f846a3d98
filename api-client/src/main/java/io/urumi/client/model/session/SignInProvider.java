package io.urumi.client.model.session;

/**
 * The OpenID Connect provider where users sign in.
 *
 * @param path where a browser signs in
 */
public record SignInProvider(String name, String path) {}
