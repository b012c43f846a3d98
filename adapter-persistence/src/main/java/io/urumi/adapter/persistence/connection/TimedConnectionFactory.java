package io.urumi.adapter.persistence.connection;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Creates connections whose every call has a timeout. */
public final class TimedConnectionFactory implements ConnectionFactory {
  private final ConnectionFactory driver;
  private final CallTimeout timeout;
  private final Function<Connection, Publisher<Void>> prepare;

  /**
   * @param prepare prepares a new connection for its first use
   */
  public TimedConnectionFactory(
      ConnectionFactory driver,
      CallTimeout timeout,
      Function<Connection, Publisher<Void>> prepare) {
    this.driver = driver;
    this.timeout = timeout;
    this.prepare = prepare;
  }

  @Override
  public Publisher<? extends Connection> create() {
    return timeout
        .<Connection>mono(Mono.from(driver.create()), () -> {})
        .map(connection -> new TimedConnection(connection, timeout))
        .delayUntil(connection ->
            Mono.from(prepare.apply(connection))
                .onErrorResume(error -> Mono.from(connection.close()).then(Mono.error(error))));
  }

  @Override
  public ConnectionFactoryMetadata getMetadata() {
    return driver.getMetadata();
  }
}
