package io.urumi.web.bootstrap.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.urumi.port.driven.cluster.Cluster;
import io.urumi.port.model.ClusterIdentity;
import io.urumi.port.model.ClusterStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Many readers of the cluster's status cost as much as one. */
class CachedClusterTest {
  private static final ClusterStatus UP =
      new ClusterStatus("one", false, "https://192.0.2.1", true, "v1.36", "");

  private final SlowCluster slow = new SlowCluster();

  @Test
  void readersAtTheSameTimeAndShortlyAfterShareOneRequest() {
    CachedCluster cluster = new CachedCluster(slow, Duration.ofHours(1));
    List<ClusterStatus> statuses = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      cluster.status().subscribe(statuses::add);
    }
    assertThat(slow.requests).hasValue(1);
    slow.answer.tryEmitValue(UP);

    assertThat(cluster.status().block()).isEqualTo(UP);
    assertThat(statuses).hasSize(600).containsOnly(UP);
    assertThat(slow.requests).hasValue(1);
  }

  @Test
  void anOldStatusIsReadAgain() {
    CachedCluster cluster = new CachedCluster(slow, Duration.ofMillis(20));
    slow.answer.tryEmitValue(UP);

    await()
        .untilAsserted(() -> {
          assertThat(cluster.status().block()).isEqualTo(UP);
          assertThat(slow.requests).hasValueGreaterThan(1);
        });
  }

  private static final class SlowCluster implements Cluster {
    private final AtomicInteger requests = new AtomicInteger();
    private final Sinks.One<ClusterStatus> answer = Sinks.one();

    @Override
    public Mono<ClusterStatus> status() {
      requests.incrementAndGet();
      return answer.asMono();
    }

    @Override
    public Mono<ClusterIdentity> identity() {
      return Mono.just(new ClusterIdentity("uid", "one"));
    }
  }
}
