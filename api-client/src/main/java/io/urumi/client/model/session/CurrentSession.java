package io.urumi.client.model.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who the request is made by.
 *
 * @param signIn whether users can sign in
 * @param session null when the request was not authenticated with a session
 */
public record CurrentSession(
    String principalId,
    String principalKind,
    String name,
    List<String> platformRoles,
    boolean signIn,
    @Nullable Session session) {}
