package io.urumi.client.model.team;

import java.time.Instant;
import java.util.List;

/**
 * A team, to which stores belong.
 *
 * @param permissions what the caller may do
 */
public record Team(String id, String name, Instant createdAt, List<String> permissions) {}
