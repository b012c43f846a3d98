package io.urumi.adapter.persistence.backend;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.urumi.adapter.persistence.connection.DatabaseAddress;
import io.urumi.adapter.persistence.connection.DatabaseTimeouts;
import io.urumi.adapter.persistence.connection.PostgresTls;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JDBC URL that is equivalent to the options of R2DBC, including TLS. */
final class PostgresJdbcUrl {
  /** R2DBC's options that JDBC supports too, with their JDBC names. */
  private static final Map<String, String> JDBC_NAMES =
      Map.of(
          "sslRootCert", "sslrootcert",
          "sslCert", "sslcert",
          "sslKey", "sslkey",
          "sslPassword", "sslpassword",
          "schema", "currentSchema");

  /** Trusts what the JVM trusts, as R2DBC does; JDBC's default requires a file in ~/.postgresql. */
  private static final String JVM_TRUST = "org.postgresql.ssl.DefaultJavaSSLFactory";

  private final ConnectionFactoryOptions options;
  private final StringBuilder url = new StringBuilder("jdbc:postgresql://");

  private PostgresJdbcUrl(ConnectionFactoryOptions options) {
    this.options = options;
  }

  static String of(
      ConnectionFactoryOptions options, String application, DatabaseTimeouts timeouts) {
    return new PostgresJdbcUrl(options).build(application, timeouts);
  }

  private String build(String application, DatabaseTimeouts timeouts) {
    url.append(DatabaseAddress.Postgres.hosts(options))
        .append('/')
        .append(encoded(DatabaseAddress.Postgres.database(options)))
        .append("?ApplicationName=")
        .append(application);
    long seconds = Math.max(1, timeouts.connect().toSeconds());
    add("tcpKeepAlive", "true");
    add("connectTimeout", String.valueOf(seconds));
    add("loginTimeout", String.valueOf(seconds));
    if (DatabaseAddress.Postgres.isFailover(options)) {
      add("targetServerType", "primary");
    }
    addTls();
    JDBC_NAMES.forEach((r2dbc, jdbc) -> add(jdbc, text(r2dbc)));
    return url.toString();
  }

  private void addTls() {
    String mode = PostgresTls.mode(options);
    add("sslmode", mode);
    if (mode.startsWith("verify") && text("sslRootCert") == null) {
      add("sslfactory", JVM_TRUST);
    }
  }

  private void add(String name, @Nullable String value) {
    if (value != null) {
      url.append('&').append(name).append('=').append(encoded(value));
    }
  }

  private @Nullable String text(String option) {
    Object value = options.getValue(Option.valueOf(option));
    return value == null ? null : value.toString();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
