package io.urumi.client.model.team;

import org.jspecify.annotations.Nullable;

/**
 * What a team has of a kind, and may have, as Kubernetes quantities.
 *
 * @param kind STORES, CPU, MEMORY, STORAGE or CREATIONS
 * @param limit null when there is none
 * @param own whether it is of this team, not of the settings
 */
public record TeamLimit(String kind, String used, @Nullable String limit, boolean own) {}
