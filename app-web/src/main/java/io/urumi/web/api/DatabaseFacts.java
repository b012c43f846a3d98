package io.urumi.web.api;

/**
 * Which database the platform keeps its records in.
 *
 * @param location where it is, without credentials
 */
public record DatabaseFacts(String product, String version, String location) {}
