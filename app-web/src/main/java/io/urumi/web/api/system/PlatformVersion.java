package io.urumi.web.api.system;

/** Version of the platform. */
public record PlatformVersion(String value) {}
