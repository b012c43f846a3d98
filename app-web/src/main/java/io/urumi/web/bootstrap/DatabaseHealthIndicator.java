package io.urumi.web.bootstrap;

import io.urumi.adapter.persistence.Persistence;
import io.urumi.web.api.DatabaseFacts;
import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import reactor.core.publisher.Mono;

/** Up when the database answers; nothing can be put on record without it. */
final class DatabaseHealthIndicator extends AbstractReactiveHealthIndicator {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Persistence persistence;
  private final DatabaseFacts facts;

  DatabaseHealthIndicator(Persistence persistence, DatabaseFacts facts) {
    super("The database does not answer");
    this.persistence = persistence;
    this.facts = facts;
  }

  @Override
  protected Mono<Health> doHealthCheck(Health.Builder builder) {
    builder.withDetail("product", facts.product());
    return persistence
        .ping()
        .timeout(PATIENCE)
        .then(Mono.fromSupplier(() -> builder.up().build()))
        .onErrorResume(away -> Mono.fromSupplier(() -> builder.down().build()));
  }
}
