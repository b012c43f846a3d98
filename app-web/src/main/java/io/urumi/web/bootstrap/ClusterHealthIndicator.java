package io.urumi.web.bootstrap;

import io.urumi.port.driven.cluster.Cluster;
import io.urumi.port.model.ClusterStatus;
import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import reactor.core.publisher.Mono;

/**
 * Says whether the cluster answers. Never down: wishes are put on record without it, and stores
 * continue when it is back.
 */
final class ClusterHealthIndicator extends AbstractReactiveHealthIndicator {
  private final Cluster cluster;

  ClusterHealthIndicator(Cluster cluster) {
    super("The cluster cannot be asked");
    this.cluster = cluster;
  }

  @Override
  protected Mono<Health> doHealthCheck(Health.Builder builder) {
    return cluster.status().map(status -> health(builder, status));
  }

  private static Health health(Health.Builder builder, ClusterStatus status) {
    return (status.reachable() ? builder.up() : builder.unknown())
        .withDetail("name", status.name())
        .withDetail("simulated", status.simulated())
        .withDetail("reachable", status.reachable())
        .withDetail("message", status.message())
        .build();
  }
}
