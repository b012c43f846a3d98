package io.urumi.shell.client.model;

import org.jspecify.annotations.Nullable;

/** Whether a subdomain can be had and, if not, why. */
public record SubdomainCheck(
    String subdomain,
    boolean available,
    @Nullable String host,
    @Nullable SubdomainViolation violation) {}
