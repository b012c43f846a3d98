package io.urumi.web.bootstrap.health;

import io.urumi.port.driven.cluster.Cluster;
import io.urumi.port.model.ClusterStatus;
import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import reactor.core.publisher.Mono;

/**
 * Reports whether the cluster is reachable. Never "down": requests are recorded without the cluster
 * and carried out when it is reachable again.
 */
public final class ClusterHealthIndicator extends AbstractReactiveHealthIndicator {
  private final Cluster cluster;

  public ClusterHealthIndicator(Cluster cluster) {
    super("The cluster's status cannot be read");
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
