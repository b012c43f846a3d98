package io.urumi.client.model;

import java.time.Instant;

/**
 * The signed end of the audit log at one time.
 *
 * @param entries sequence of the newest entry at that time
 * @param hash of that entry
 * @param key id of the public key
 * @param signature Ed25519, Base64
 */
public record AuditAnchor(long entries, String hash, Instant at, String key, String signature) {}
