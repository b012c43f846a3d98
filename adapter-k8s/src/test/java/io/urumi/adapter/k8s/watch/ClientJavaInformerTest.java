package io.urumi.adapter.k8s.watch;

import static io.urumi.testkit.cluster.FakeApiServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kubernetes.client.informer.SharedIndexInformer;
import io.kubernetes.client.informer.SharedInformerFactory;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaimList;
import io.kubernetes.client.util.generic.GenericKubernetesApi;
import io.urumi.kubernetes.ApiClients;
import io.urumi.kubernetes.connection.KubernetesConnection;
import io.urumi.testkit.cluster.FakeApiServer;
import io.urumi.testkit.cluster.FakeApiServer.Stream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Why there is an {@link Informer}: what client-java's informer does when a watch breaks. Once this
 * test fails with a newer client-java, see {@code docs/adr/0012-own-informer.md}.
 */
final class ClientJavaInformerTest {
  private static final String LIST = "{\"metadata\":{\"resourceVersion\":\"5\"},\"items\":[]}";

  @TempDir private Path folder;
  private final FakeApiServer server = new FakeApiServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void it_lists_again_after_every_broken_watch_and_claims_to_be_synced_without_one()
      throws InterruptedException {
    Stream first = new Stream();
    server.then(json(200, LIST)).then(first);
    ApiClient client =
        KubernetesConnection.open(server.kubeconfig(folder)).watchClient(Duration.ZERO);
    SharedInformerFactory factory = new SharedInformerFactory(client);
    SharedIndexInformer<V1PersistentVolumeClaim> informer =
        factory.sharedIndexInformerFor(
            new GenericKubernetesApi<>(
                V1PersistentVolumeClaim.class,
                V1PersistentVolumeClaimList.class,
                "",
                "v1",
                "persistentvolumeclaims",
                client),
            V1PersistentVolumeClaim.class,
            0);
    factory.startAllRegisteredInformers();
    try {
      await(() -> watches() == 1 && informer.hasSynced());

      server.then(json(503, "{}"));
      first.send(Stream.BREAK);
      await(() -> server.requests().size() == 3);

      assertThat(lists()).isEqualTo(2);
      assertThat(server.requests()).noneMatch(request -> request.contains("Bookmarks=true"));
      assertThat(informer.hasSynced()).isTrue();
    } finally {
      factory.stopAllRegisteredInformers();
      ApiClients.close(client);
    }
  }

  @Test
  void it_accepts_no_read_timeout() {
    ApiClient client =
        KubernetesConnection.open(server.kubeconfig(folder)).watchClient(Duration.ofSeconds(100));

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new SharedInformerFactory(client))
        .withMessage("read timeout of ApiClient must be zero");
    ApiClients.close(client);
  }

  private long lists() {
    return List.copyOf(server.requests()).stream()
        .filter(request -> !request.contains("watch=true"))
        .count();
  }

  private long watches() {
    return server.requests().size() - lists();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      Thread.sleep(20);
    }
  }
}
