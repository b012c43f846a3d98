package io.urumi.web.bootstrap.health;

import io.urumi.adapter.persistence.Persistence;
import io.urumi.web.api.system.DatabaseInfo;
import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import reactor.core.publisher.Mono;

/** Reports whether the database answers; without it no request can be recorded. */
public final class DatabaseHealthIndicator extends AbstractReactiveHealthIndicator {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  /** Many probes cost as much as one; each takes a connection. */
  private static final Duration VALIDITY = Duration.ofSeconds(2);

  private final Mono<Boolean> available;
  private final DatabaseInfo database;

  public DatabaseHealthIndicator(Persistence persistence, DatabaseInfo database) {
    super("The database does not answer");
    this.available =
        Mono.defer(persistence::ping)
            .timeout(TIMEOUT)
            .thenReturn(true)
            .onErrorReturn(false)
            .cache(VALIDITY);
    this.database = database;
  }

  @Override
  protected Mono<Health> doHealthCheck(Health.Builder builder) {
    builder.withDetail("product", database.product());
    return available.map(up -> (up ? builder.up() : builder.down()).build());
  }
}
