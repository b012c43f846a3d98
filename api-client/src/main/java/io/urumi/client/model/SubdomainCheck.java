package io.urumi.client.model;

import org.jspecify.annotations.Nullable;

/** Whether a subdomain is available and, if not, the rule it breaks. */
public record SubdomainCheck(
    String subdomain,
    boolean available,
    @Nullable String host,
    @Nullable SubdomainViolation violation) {}
