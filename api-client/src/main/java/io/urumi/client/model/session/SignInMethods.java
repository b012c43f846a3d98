package io.urumi.client.model.session;

import org.jspecify.annotations.Nullable;

/**
 * How users can sign in.
 *
 * @param password whether with a name and a password
 * @param provider null when there is none
 */
public record SignInMethods(boolean password, @Nullable SignInProvider provider) {}
