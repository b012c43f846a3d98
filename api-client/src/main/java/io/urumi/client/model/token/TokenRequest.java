package io.urumi.client.model.token;

import java.time.Instant;
import java.util.List;

/**
 * A new token.
 *
 * @param scopes codes of the permissions that it has at most
 */
public record TokenRequest(String name, List<String> scopes, Instant expiresAt) {}
