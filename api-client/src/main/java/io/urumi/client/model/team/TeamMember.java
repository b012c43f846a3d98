package io.urumi.client.model.team;

import java.time.Instant;

/**
 * A user with a role in a team.
 *
 * @param ofProvider whether the role comes from the user's groups at the identity provider
 */
public record TeamMember(
    String accountId, String name, String role, Instant since, boolean ofProvider) {}
