package io.urumi.adapter.persistence.backend;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.urumi.adapter.persistence.connection.CallTimeout;
import io.urumi.adapter.persistence.connection.DatabaseAddress;
import io.urumi.adapter.persistence.connection.DatabaseTimeouts;
import io.urumi.adapter.persistence.connection.TimedConnectionFactory;
import io.urumi.adapter.persistence.signal.PostgresSignals;
import io.urumi.adapter.persistence.signal.SignalChannel;
import io.urumi.adapter.persistence.sql.Database;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** PostgreSQL, which several replicas can share. */
public final class PostgresBackend implements Backend {
  private static final String APPLICATION = "urumi";

  /** R2DBC's options that JDBC supports too, with their JDBC names. */
  private static final Map<String, String> JDBC_NAMES =
      Map.of(
          "sslMode", "sslmode",
          "sslRootCert", "sslrootcert",
          "sslCert", "sslcert",
          "sslKey", "sslkey",
          "schema", "currentSchema");

  private final ConnectionFactoryOptions options;
  private final DatabaseTimeouts timeouts;

  public PostgresBackend(DatabaseAddress.Postgres address, DatabaseTimeouts timeouts) {
    options = address.options();
    this.timeouts = timeouts;
  }

  @Override
  public ConnectionFactory connections() {
    return new TimedConnectionFactory(
        factory(), new CallTimeout(null, timeouts.response()), _ -> Mono.empty());
  }

  private PostgresqlConnectionFactory factory() {
    return new PostgresqlConnectionFactoryProvider()
        .create(
            options
                .mutate()
                .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                .option(ConnectionFactoryOptions.CONNECT_TIMEOUT, timeouts.acquire())
                .option(ConnectionFactoryOptions.STATEMENT_TIMEOUT, timeouts.statement())
                .option(ConnectionFactoryOptions.LOCK_WAIT_TIMEOUT, timeouts.lockWait())
                .option(PostgresqlConnectionFactoryProvider.APPLICATION_NAME, APPLICATION)
                .option(PostgresqlConnectionFactoryProvider.TCP_KEEPALIVE, true)
                // A replica that is cut off during a transaction would hold its locks for hours.
                .option(
                    PostgresqlConnectionFactoryProvider.OPTIONS,
                    Map.of(
                        "idle_in_transaction_session_timeout",
                        String.valueOf(timeouts.idleTransaction().toMillis())))
                .build());
  }

  @Override
  public MigrationTarget migrationTarget() {
    StringBuilder url =
        new StringBuilder("jdbc:postgresql://")
            .append(DatabaseAddress.Postgres.host(options))
            .append(':')
            .append(DatabaseAddress.Postgres.port(options))
            .append('/')
            .append(encoded(DatabaseAddress.Postgres.database(options)))
            .append("?ApplicationName=" + APPLICATION + "&tcpKeepAlive=true")
            .append("&connectTimeout=" + Math.max(1, timeouts.acquire().toSeconds()))
            .append("&loginTimeout=" + Math.max(1, timeouts.acquire().toSeconds()));
    JDBC_NAMES.forEach((r2dbc, jdbc) -> {
      String value = text(Option.valueOf(r2dbc));
      if (value != null) {
        url.append('&').append(jdbc).append('=').append(encoded(value));
      }
    });
    return new MigrationTarget(
        url.toString(),
        text(ConnectionFactoryOptions.USER),
        text(ConnectionFactoryOptions.PASSWORD),
        "collate \"C\"");
  }

  @Override
  public SignalChannel signals(Database database) {
    return new PostgresSignals(database, factory(), timeouts);
  }

  @Override
  public void close() {
    // Nothing to release: connections belong to the pool and to the signals.
  }

  private @Nullable String text(Option<?> option) {
    Object value = options.getValue(option);
    return value == null ? null : value.toString();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
