package io.urumi.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.cluster.TenantSpace;
import io.urumi.port.driven.lease.ReplicaId;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class ChangeDemandTest {
  /** A buffer of our own would overflow when the database is slow, and end the subscription. */
  @Test
  void changes_of_the_cluster_are_requested_only_as_fast_as_they_are_handled() {
    AtomicLong requested = new AtomicLong();
    try (Platform platform = new Platform()) {
      StoreEngine engine =
          StoreEngine.builder(
                  platform.database,
                  new ClusterPorts(
                      counting(platform.cluster.tenantSpace(), requested),
                      platform.cluster.releases(),
                      platform.cluster.storefrontProbe(),
                      platform.cluster.cluster()))
              .replica(new ReplicaId("one"))
              .build();
      engine.start();
      try {
        Awaitility.await().until(() -> requested.get() > 0);
        assertThat(requested.get()).isLessThan(100);
      } finally {
        engine.close();
      }
    }
  }

  private static TenantSpace counting(TenantSpace real, AtomicLong requested) {
    return (TenantSpace)
        Proxy.newProxyInstance(
            TenantSpace.class.getClassLoader(),
            new Class<?>[] {TenantSpace.class},
            (_, method, arguments) ->
                method.getName().equals("changes")
                    ? Flux.<Subdomain>never().doOnRequest(requested::addAndGet)
                    : method.invoke(real, arguments));
  }
}
