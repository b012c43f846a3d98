package io.urumi.web.api.system;

/**
 * The database that the platform is connected to.
 *
 * @param location address or file, without credentials
 */
public record DatabaseInfo(String product, String version, String location) {}
