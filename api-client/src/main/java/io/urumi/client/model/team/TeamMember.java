package io.urumi.client.model.team;

import java.time.Instant;

/** A user with a role in a team. */
public record TeamMember(String accountId, String name, String role, Instant since) {}
