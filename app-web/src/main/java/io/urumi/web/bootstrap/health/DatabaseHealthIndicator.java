package io.urumi.web.bootstrap.health;

import io.urumi.adapter.persistence.Persistence;
import io.urumi.web.api.system.DatabaseInfo;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import reactor.core.publisher.Mono;

/** Reports whether the database answers; without it no request can be recorded. */
public final class DatabaseHealthIndicator extends AbstractReactiveHealthIndicator {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  /** Many probes cost as much as one; each takes a connection. */
  private static final Duration VALIDITY = Duration.ofSeconds(2);

  /** Why the database is not available; empty when it is. */
  private final Mono<String> problem;

  private final DatabaseInfo database;

  public DatabaseHealthIndicator(Persistence persistence, DatabaseInfo database) {
    super("The database does not answer");
    this.problem =
        Mono.defer(persistence::ping)
            .timeout(TIMEOUT)
            .thenReturn("")
            .onErrorResume(error -> Mono.just(reason(error)))
            .cache(VALIDITY);
    this.database = database;
  }

  @Override
  protected Mono<Health> doHealthCheck(Health.Builder builder) {
    builder.withDetail("product", database.product());
    return problem.map(reason ->
        (reason.isEmpty() ? builder.up() : builder.down().withDetail("reason", reason)).build());
  }

  private static String reason(Throwable error) {
    return error instanceof TimeoutException || error.getMessage() == null
        ? "The database does not answer within " + TIMEOUT.toSeconds() + " s."
        : error.getMessage();
  }
}
