package io.urumi.web.api;

/** The platform's own version. */
public record PlatformVersion(String value) {}
