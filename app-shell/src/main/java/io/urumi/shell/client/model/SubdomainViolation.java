package io.urumi.shell.client.model;

import org.jspecify.annotations.Nullable;

/** The rule a subdomain breaks. */
public record SubdomainViolation(
    String rule, @Nullable String message, @Nullable String suggestion) {}
