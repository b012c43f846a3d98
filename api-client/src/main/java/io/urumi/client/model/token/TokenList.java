package io.urumi.client.model.token;

import java.util.List;

/**
 * Tokens, the newest first.
 *
 * @param grantableScopes what the caller can give to a new token
 */
public record TokenList(List<Token> items, List<String> grantableScopes) {}
