package io.urumi.client.model;

import org.jspecify.annotations.Nullable;

/** A rule that a subdomain breaks, and a subdomain that does not. */
public record SubdomainViolation(
    String rule, @Nullable String message, @Nullable String suggestion) {}
