package io.urumi.adapter.persistence.connection;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.util.Locale;
import java.util.Set;

/**
 * How connections to PostgreSQL are encrypted: one mode for R2DBC and for the migrations, which use
 * JDBC, whichever spelling the address uses.
 */
public final class PostgresTls {
  /** The modes that both drivers support. */
  private static final Set<String> MODES =
      Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  private PostgresTls() {}

  /**
   * The mode that the options mean; {@code r2dbcs:} and {@code ssl=true} verify the certificate and
   * the host name.
   */
  public static String mode(ConnectionFactoryOptions options) {
    for (String name : new String[] {"sslMode", "sslmode"}) {
      Object mode = options.getValue(Option.valueOf(name));
      if (mode != null) {
        return mode.toString().toLowerCase(Locale.ROOT).replace('_', '-');
      }
    }
    Object ssl = options.getValue(Option.valueOf("ssl"));
    return ssl != null && Boolean.parseBoolean(ssl.toString()) ? "verify-full" : "disable";
  }

  /** The options with an explicit mode. */
  static ConnectionFactoryOptions normalized(ConnectionFactoryOptions options) {
    String mode = mode(options);
    if (!MODES.contains(mode)) {
      throw new IllegalArgumentException(
          "the database's sslMode must be one of disable, allow, prefer, require, verify-ca,"
              + " verify-full");
    }
    Object root = options.getValue(Option.valueOf("sslRootCert"));
    Object certificate = options.getValue(Option.valueOf("sslCert"));
    if (mode.startsWith("verify") && root == null && certificate != null) {
      // JDBC reads a client certificate only together with the file of the certificate authority.
      throw new IllegalArgumentException(
          "the database's sslCert needs sslRootCert when the server is verified");
    }
    return options.mutate().option(Option.<Object>valueOf("sslMode"), mode).build();
  }
}
