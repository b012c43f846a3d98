package io.urumi.adapter.persistence.connection;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Creates connections whose every call has a timeout. */
public final class TimedConnectionFactory implements ConnectionFactory {
  private final ConnectionFactory driver;
  private final CallTimeout timeout;
  private final ConnectionSetup setup;

  public TimedConnectionFactory(
      ConnectionFactory driver, CallTimeout timeout, ConnectionSetup setup) {
    this.driver = driver;
    this.timeout = timeout;
    this.setup = setup;
  }

  @Override
  public Publisher<? extends Connection> create() {
    return timeout
        .<Connection>mono(Mono.from(driver.create()), () -> {})
        .map(connection -> new TimedConnection(connection, timeout, setup))
        .delayUntil(connection ->
            Mono.from(setup.prepare(connection))
                .onErrorResume(error -> Mono.from(connection.close()).then(Mono.error(error))));
  }

  @Override
  public ConnectionFactoryMetadata getMetadata() {
    return driver.getMetadata();
  }
}
