package io.urumi.adapter.persistence;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** PostgreSQL, which several replicas share. */
final class PostgresBackend implements Backend {
  private static final String APPLICATION = "urumi";

  /** R2DBC's options that JDBC knows too, by their JDBC names. */
  private static final Map<String, String> JDBC_NAMES =
      Map.of(
          "sslMode", "sslmode",
          "sslRootCert", "sslrootcert",
          "sslCert", "sslcert",
          "sslKey", "sslkey",
          "schema", "currentSchema");

  private final ConnectionFactoryOptions options;
  private final Patience patience;

  PostgresBackend(DatabaseAddress.Postgres address, Patience patience) {
    options = address.options();
    this.patience = patience;
  }

  @Override
  public ConnectionFactory connections() {
    return new GuardedConnectionFactory(
        factory(), new Guard(null, patience.answer()), _ -> Mono.empty());
  }

  private PostgresqlConnectionFactory factory() {
    return new PostgresqlConnectionFactoryProvider()
        .create(
            options
                .mutate()
                .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                .option(ConnectionFactoryOptions.CONNECT_TIMEOUT, patience.acquire())
                .option(ConnectionFactoryOptions.STATEMENT_TIMEOUT, patience.statement())
                .option(ConnectionFactoryOptions.LOCK_WAIT_TIMEOUT, patience.lock())
                .option(PostgresqlConnectionFactoryProvider.APPLICATION_NAME, APPLICATION)
                .option(PostgresqlConnectionFactoryProvider.TCP_KEEPALIVE, true)
                // A replica that is cut off in a transaction would hold its locks for hours.
                .option(
                    PostgresqlConnectionFactoryProvider.OPTIONS,
                    Map.of(
                        "idle_in_transaction_session_timeout",
                        String.valueOf(patience.idleTransaction().toMillis())))
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
            .append("&connectTimeout=" + Math.max(1, patience.acquire().toSeconds()))
            .append("&loginTimeout=" + Math.max(1, patience.acquire().toSeconds()));
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
    return new PostgresSignals(database, factory(), patience);
  }

  @Override
  public void close() {
    // Holds nothing: connections belong to the pool and to the signals.
  }

  private @Nullable String text(Option<?> option) {
    Object value = options.getValue(option);
    return value == null ? null : value.toString();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
