package io.urumi.testkit.contract.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.port.driven.cluster.Cluster;
import io.urumi.port.model.ClusterIdentity;
import io.urumi.port.model.ClusterStatus;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The contract of {@link Cluster}. */
public abstract class ClusterContract {
  /** Timeout of a call. */
  private static final Duration SECONDS = Duration.ofSeconds(5);

  /** A reachable cluster. */
  protected abstract Cluster cluster();

  /** An unreachable cluster. */
  protected abstract Cluster unreachableCluster();

  /** Whether the cluster is simulated. */
  protected abstract boolean simulated();

  @Test
  public void a_reachable_cluster_describes_itself() {
    ClusterStatus status = status(cluster());

    assertThat(status.reachable()).isTrue();
    assertThat(status.name()).isNotBlank();
    assertThat(status.server()).isNotBlank();
    assertThat(status.version()).isNotBlank();
    assertThat(status.message()).isNotBlank();
  }

  @Test
  public void a_simulated_cluster_is_always_reported_as_one() {
    assertThat(status(cluster()).simulated()).isEqualTo(simulated());
    assertThat(status(unreachableCluster()).simulated()).isEqualTo(simulated());
  }

  @Test
  public void an_unreachable_cluster_is_a_result_and_not_an_error() {
    ClusterStatus status = status(unreachableCluster());

    assertThat(status.reachable()).isFalse();
    assertThat(status.name()).isNotBlank();
    assertThat(status.server()).isNotBlank();
    assertThat(status.message()).isNotBlank();
  }

  @Test
  public void a_cluster_keeps_its_identity() {
    ClusterIdentity identity = identity(cluster());

    assertThat(identity.uid()).isNotBlank();
    assertThat(identity.name()).isEqualTo(status(cluster()).name());
    assertThat(identity(cluster())).isEqualTo(identity);
  }

  @Test
  public void an_unreachable_cluster_has_a_name_but_no_proven_identity() {
    ClusterIdentity identity = identity(unreachableCluster());

    assertThat(identity.name()).isEqualTo(status(unreachableCluster()).name());
    if (!simulated()) {
      assertThat(identity.uid()).isNull();
    }
  }

  private static ClusterIdentity identity(Cluster cluster) {
    return Objects.requireNonNull(cluster.identity().block(SECONDS), "an identity");
  }

  private static ClusterStatus status(Cluster cluster) {
    return Objects.requireNonNull(cluster.status().block(SECONDS), "a status");
  }
}
