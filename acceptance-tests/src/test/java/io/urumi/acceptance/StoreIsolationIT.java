package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@NeedsRealCluster
@ExtendWith(SharedControlPlane.class)
class StoreIsolationIT {

  @Test
  void two_stores_created_together_serve_customers_and_cannot_reach_each_other(
      ControlPlaneProcess plane) {
    RealCluster cluster = RealCluster.connect();
    Api api = plane.api();
    String one = Names.unique("left");
    String two = Names.unique("right");
    String first = api.create(one);
    String second = api.create(two);
    api.awaitPhase(first, "READY", Duration.ofSeconds(90));
    api.awaitPhase(second, "READY", Duration.ofSeconds(90));

    assertThat(Ingress.page(one + ".localhost", "/shop/")).startsWith("200").contains(first);
    assertThat(Ingress.page(two + ".localhost", "/shop/")).startsWith("200").contains(second);

    String left = "store-" + one;
    String right = "store-" + two;
    String outside = Names.unique("outside");
    cluster.startPod(outside, "urumi.local/store-web:dev");
    try {
      // Policies take a moment to be enforced on a new pod.
      Awaitility.await("the network policies are enforced")
          .atMost(Duration.ofSeconds(20))
          .until(() ->
              !cluster.connects(
                  outside, "client", "store-web." + right + ".svc.cluster.local", 80));

      // Each web pod reaches its own database, which proves that the check itself works.
      assertThat(cluster.connects(left, "web", "store-db", 3306)).isTrue();
      assertThat(cluster.connects(right, "web", "store-db", 3306)).isTrue();

      for (String who : new String[] {left, outside}) {
        String pod = who.equals(left) ? "web" : "client";
        refused(cluster, who, pod, "store-web." + right + ".svc.cluster.local", 80);
        refused(cluster, who, pod, "store-db." + right + ".svc.cluster.local", 3306);
        refused(cluster, who, pod, cluster.serviceAddress(right, "store-web"), 80);
        refused(cluster, who, pod, cluster.podAddress(right, "web"), 8080);
        refused(cluster, who, pod, cluster.podAddress(right, "database"), 3306);
      }
      refused(cluster, left, "web", "kubernetes.default.svc.cluster.local", 443);
      refused(cluster, left, "web", "169.254.169.254", 80);
    } finally {
      cluster.removeNamespace(outside);
      api.delete("/api/v1/stores/" + first);
      api.delete("/api/v1/stores/" + second);
    }
    api.awaitPhase(first, "DELETED", Duration.ofSeconds(90));
    api.awaitPhase(second, "DELETED", Duration.ofSeconds(90));
  }

  private static void refused(
      RealCluster cluster, String namespace, String pod, String host, int port) {
    assertThat(cluster.connects(namespace, pod, host, port))
        .as("%s in %s reaches %s:%s", pod, namespace, host, port)
        .isFalse();
  }
}
