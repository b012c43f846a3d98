package io.urumi.adapter.k8s.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1ContainerState;
import io.kubernetes.client.openapi.models.V1ContainerStateRunning;
import io.kubernetes.client.openapi.models.V1ContainerStateTerminated;
import io.kubernetes.client.openapi.models.V1ContainerStatus;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Pod;
import io.urumi.adapter.k8s.watch.ChangeFeed;
import io.urumi.adapter.k8s.watch.Informers;
import io.urumi.kubernetes.ApiClients;
import io.urumi.kubernetes.connection.KubernetesConnection;
import io.urumi.testkit.cluster.FakeApiServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.scheduler.Schedulers;

/** What is requested about a pod that fails, and of it. */
final class FailingPodRequestsTest {
  private final FakeApiServer server = new FakeApiServer();
  @TempDir Path folder;
  private ApiClient client;

  @BeforeEach
  void connect() {
    client = KubernetesConnection.open(server.kubeconfig(folder)).client(Duration.ofSeconds(5));
  }

  @AfterEach
  void close() {
    ApiClients.close(client);
    server.close();
  }

  @Test
  void the_log_of_a_container_that_runs_again_is_that_of_the_run_that_crashed() {
    server.then(text("the disk is on fire"));
    V1ContainerStatus again =
        container(new V1ContainerState().running(new V1ContainerStateRunning()));

    assertThat(lastLog(again)).isEqualTo("the disk is on fire");
    assertThat(server.requests()).singleElement().asString().contains("previous=true");
  }

  @Test
  void the_log_of_a_container_that_has_not_restarted_yet_is_that_of_its_only_run() {
    server.then(text("the disk is on fire"));
    V1ContainerStatus ended =
        container(new V1ContainerState().terminated(new V1ContainerStateTerminated()));

    assertThat(lastLog(ended)).isEqualTo("the disk is on fire");
    assertThat(server.requests()).singleElement().asString().contains("previous=false");
  }

  @Test
  void events_are_those_of_one_object() {
    server.then(FakeApiServer.json(200, list("Event", "")));

    assertThat(new ApiDiagnosticSource(client).of("store-alpha").events("Pod", "web-1")).isEmpty();

    assertThat(server.requests())
        .singleElement()
        .asString()
        .contains("involvedObject.kind%3DPod%2CinvolvedObject.name%3Dweb-1");
  }

  @Test
  void a_failed_pod_is_deleted_at_once_and_not_another_one_with_its_name() {
    server
        .then(FakeApiServer.json(200, list("PersistentVolumeClaim", "")))
        .then(FakeApiServer.json(200, list("Pod", pod("web", "Failed", "") + "," + database())))
        .then(FakeApiServer.json(200, pod("web", "Failed", "")));
    // Not started: only the requests of this test.
    Informers informers = new Informers(client, client, new ChangeFeed(Schedulers.immediate()));

    new FailingPodRestarter(client, informers, new ApiDiagnosticSource(client))
        .restart("store-alpha");

    List<String> requests = server.requests();
    assertThat(requests).hasSize(3);
    assertThat(requests.getLast()).isEqualTo("DELETE /api/v1/namespaces/store-alpha/pods/web-1");
    assertThat(server.bodies().getLast())
        .contains("\"gracePeriodSeconds\":1,")
        .contains("\"uid\":\"of-web\"");
  }

  private String lastLog(V1ContainerStatus container) {
    V1Pod pod = new V1Pod().metadata(new V1ObjectMeta().name("web-1").uid("of-web"));
    return new ApiDiagnosticSource(client).of("store-alpha").lastLog(pod, container);
  }

  private static V1ContainerStatus container(V1ContainerState state) {
    return new V1ContainerStatus().name("web").restartCount(2).state(state);
  }

  private static FakeApiServer.Answer text(String log) {
    return exchange -> {
      byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "text/plain");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    };
  }

  private static String database() {
    return pod(
        "database",
        "Running",
        """
        ,"conditions":[{"type":"PodScheduled","status":"True"}],
         "containerStatuses":[{"name":"database","ready":true,"restartCount":0,
          "state":{"running":{"startedAt":"2026-11-30T10:00:00Z"}},"image":"x","imageID":"x"}]\
        """);
  }

  private static String pod(String component, String phase, String more) {
    return """
    {"kind":"Pod","apiVersion":"v1","spec":{"nodeName":"node"},
     "metadata":{"name":"%1$s-1","namespace":"store-alpha","uid":"of-%1$s","resourceVersion":"7",
      "creationTimestamp":"2026-11-30T10:00:00Z",
      "labels":{"app.kubernetes.io/component":"%1$s"}},
     "status":{"phase":"%2$s"%3$s}}\
    """
        .formatted(component, phase, more);
  }

  private static String list(String kind, String items) {
    return """
    {"kind":"%sList","apiVersion":"v1","metadata":{"resourceVersion":"9"},"items":[%s]}\
    """
        .formatted(kind, items);
  }
}
