package io.urumi.client.model.team;

import org.jspecify.annotations.Nullable;

/**
 * What an invitation gives.
 *
 * @param validFor a duration of ISO 8601; null for the default
 */
public record CreateInvitationRequest(String role, @Nullable String validFor) {}
