package io.urumi.client.model.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who the request is made by.
 *
 * @param signIn whether users can sign in
 * @param session null when the request was not authenticated with a session
 * @param signOutPath where a browser goes after the sign-out; null when it stays
 */
public record CurrentSession(
    String principalId,
    String principalKind,
    String name,
    List<String> platformRoles,
    boolean signIn,
    SignInMethods signInMethods,
    @Nullable Session session,
    @Nullable String signOutPath) {}
