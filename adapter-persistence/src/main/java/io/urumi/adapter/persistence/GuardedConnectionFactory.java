package io.urumi.adapter.persistence;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Makes connections whose every call goes through a {@link Guard}. */
final class GuardedConnectionFactory implements ConnectionFactory {
  private final ConnectionFactory driver;
  private final Guard guard;
  private final Function<Connection, Publisher<Void>> prepare;

  /**
   * @param prepare what to do with a new connection before its first use
   */
  GuardedConnectionFactory(
      ConnectionFactory driver, Guard guard, Function<Connection, Publisher<Void>> prepare) {
    this.driver = driver;
    this.guard = guard;
    this.prepare = prepare;
  }

  @Override
  public Publisher<? extends Connection> create() {
    return guard
        .<Connection>mono(Mono.from(driver.create()), () -> {})
        .map(connection -> new GuardedConnection(connection, guard))
        .delayUntil(connection ->
            Mono.from(prepare.apply(connection))
                .onErrorResume(error -> Mono.from(connection.close()).then(Mono.error(error))));
  }

  @Override
  public ConnectionFactoryMetadata getMetadata() {
    return driver.getMetadata();
  }
}
