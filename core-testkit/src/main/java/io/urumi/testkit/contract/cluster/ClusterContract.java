package io.urumi.testkit.contract.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.port.driven.cluster.Cluster;
import io.urumi.port.model.ClusterStatus;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What every {@link Cluster} does. */
public abstract class ClusterContract {
  /** What "within seconds" means. */
  private static final Duration SECONDS = Duration.ofSeconds(5);

  /** One that answers. */
  protected abstract Cluster cluster();

  /** One that does not. */
  protected abstract Cluster clusterThatIsAway();

  /** Whether nothing in it is real. */
  protected abstract boolean simulated();

  @Test
  public void a_cluster_that_answers_says_what_it_is() {
    ClusterStatus status = status(cluster());

    assertThat(status.reachable()).isTrue();
    assertThat(status.name()).isNotBlank();
    assertThat(status.server()).isNotBlank();
    assertThat(status.version()).isNotBlank();
    assertThat(status.message()).isNotBlank();
  }

  @Test
  public void a_stand_in_never_passes_for_a_real_cluster() {
    assertThat(status(cluster()).simulated()).isEqualTo(simulated());
    assertThat(status(clusterThatIsAway()).simulated()).isEqualTo(simulated());
  }

  @Test
  public void a_cluster_that_is_away_is_an_answer_and_no_error() {
    ClusterStatus status = status(clusterThatIsAway());

    assertThat(status.reachable()).isFalse();
    assertThat(status.name()).isNotBlank();
    assertThat(status.server()).isNotBlank();
    assertThat(status.message()).isNotBlank();
  }

  private static ClusterStatus status(Cluster cluster) {
    return Objects.requireNonNull(cluster.status().block(SECONDS), "a status");
  }
}
