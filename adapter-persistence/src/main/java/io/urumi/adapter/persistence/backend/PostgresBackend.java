package io.urumi.adapter.persistence.backend;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.urumi.adapter.persistence.connection.CallTimeout;
import io.urumi.adapter.persistence.connection.DatabaseAddress;
import io.urumi.adapter.persistence.connection.DatabaseTimeouts;
import io.urumi.adapter.persistence.connection.PausablePool;
import io.urumi.adapter.persistence.connection.TimedConnectionFactory;
import io.urumi.adapter.persistence.signal.PostgresSignals;
import io.urumi.adapter.persistence.signal.SignalChannel;
import io.urumi.adapter.persistence.sql.Database;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** PostgreSQL, which several replicas can share. */
public final class PostgresBackend implements Backend {
  private static final String APPLICATION = "urumi";

  private final ConnectionFactoryOptions options;
  private final DatabaseTimeouts timeouts;

  public PostgresBackend(DatabaseAddress.Postgres address, DatabaseTimeouts timeouts) {
    options = address.options();
    this.timeouts = timeouts;
  }

  @Override
  public ConnectionFactory connections() {
    return new TimedConnectionFactory(
        factory(), new CallTimeout(null, timeouts.response()), new PostgresSetup(timeouts));
  }

  @Override
  public void check() {
    PoolerCheck.run(connections()).block();
  }

  private PostgresqlConnectionFactory factory() {
    return new PostgresqlConnectionFactoryProvider()
        .create(
            options
                .mutate()
                .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                .option(ConnectionFactoryOptions.CONNECT_TIMEOUT, timeouts.acquire())
                .option(PostgresqlConnectionFactoryProvider.APPLICATION_NAME, APPLICATION)
                .option(PostgresqlConnectionFactoryProvider.TCP_KEEPALIVE, true)
                .build());
  }

  @Override
  public MigrationTarget migrationTarget() {
    return new MigrationTarget(
        PostgresJdbcUrl.of(options, APPLICATION, timeouts),
        text(ConnectionFactoryOptions.USER),
        text(ConnectionFactoryOptions.PASSWORD),
        "collate \"C\"",
        List.of(MigrationTarget.COMMON, MigrationTarget.POSTGRESQL));
  }

  @Override
  public SignalChannel signals(Database database) {
    return new PostgresSignals(database, factory(), timeouts, PostgresSetup::acceptsWrites);
  }

  @Override
  public Disposable startMaintenance(List<PausablePool> pools) {
    return Disposables.disposed();
  }

  @Override
  public void close() {
    // Nothing to release: connections belong to the pool and to the signals.
  }

  private @Nullable String text(Option<?> option) {
    Object value = options.getValue(option);
    return value == null ? null : value.toString();
  }
}
