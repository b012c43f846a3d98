package io.urumi.adapter.helm.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.connection.KubernetesConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Discovery from the lists that the API servers of several distributions return. */
class ClusterNetworkTest {
  private static final String SERVICES = "/api/v1/namespaces/%s/services";
  private static final String SLICES = "/apis/discovery.k8s.io/v1/namespaces/%s/endpointslices";
  private static final String DEPLOYMENTS = "/apis/apps/v1/deployments";
  private static final String DAEMONSETS = "/apis/apps/v1/daemonsets";
  private static final String CLASSES = "/apis/networking.k8s.io/v1/ingressclasses";

  private final Map<String, String> lists = new ConcurrentHashMap<>();
  private volatile int status = 200;
  private HttpServer server;
  private ClusterNetwork network;

  @BeforeEach
  void start(@TempDir Path directory) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    Path kubeconfig =
        Files.writeString(
            directory.resolve("config"),
            """
            apiVersion: v1
            kind: Config
            clusters: [{name: test, cluster: {server: "http://127.0.0.1:%d"}}]
            users: [{name: test, user: {token: test}}]
            contexts: [{name: test, context: {cluster: test, user: test}}]
            current-context: test
            """
                .formatted(server.getAddress().getPort()));
    network =
        new ClusterNetwork(
            KubernetesConnection.open(kubeconfig).client(Duration.ofSeconds(5)), "traefik");
    lists.put(CLASSES, ingressClass("traefik", "traefik.io/ingress-controller"));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String items = lists.getOrDefault(exchange.getRequestURI().getPath(), "");
    byte[] body =
        (status == 200 ? "{\"metadata\":{},\"items\":[" + items + "]}" : "{\"kind\":\"Status\"}")
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String ingressClass(String name, String controller) {
    return """
    {"metadata": {"name": "%s"}, "spec": {"controller": "%s"}}\
    """
        .formatted(name, controller);
  }

  private static String workload(String namespace, String name, boolean hostNetwork) {
    return """
    {"metadata": {"name": "x", "namespace": "%s", "labels": {"app.kubernetes.io/name": "%s"}},
     "spec": {"template": {"spec": {"hostNetwork": %s}}}}\
    """
        .formatted(namespace, name, hostNetwork);
  }

  private void dns(String namespace, String service, int podPort) {
    lists.put(
        SERVICES.formatted(namespace),
        """
        {"metadata": {"name": "other"}, "spec": {"ports": [{"name": "x", "port": 53}]}},
        {"metadata": {"name": "%s"}, "spec": {"ports":
          [{"name": "dns", "port": 53}, {"name": "dns-tcp", "port": 53}, {"name": "m", "port": 9153}]}}\
        """
            .formatted(service));
    lists.put(
        SLICES.formatted(namespace),
        """
        {"metadata": {"name": "y"}, "ports":
          [{"name": "dns", "port": %1$d}, {"name": "dns-tcp", "port": %1$d}, {"name": "m", "port": 9153}]}\
        """
            .formatted(podPort));
  }

  @Test
  void traefik_of_k3s_is_found_in_kube_system_among_other_pods() {
    lists.put(DEPLOYMENTS, workload("kube-system", "traefik", false));
    dns("kube-system", "kube-dns", 53);

    assertThat(network.values())
        .isEqualTo(
            Map.of(
                "ingressController",
                Map.of(
                    "namespace",
                    "kube-system",
                    "podLabels",
                    Map.of("app.kubernetes.io/name", "traefik"))));
  }

  @Test
  void a_controller_in_its_own_namespace_is_selected_by_the_namespace_only() {
    lists.put(DAEMONSETS, workload("edge", "traefik", false));
    assertThat(network.ingressControllerNamespace()).as("before the first use").isEmpty();

    assertThat(network.values())
        .isEqualTo(Map.of("ingressController", Map.of("namespace", "edge")));
    assertThat(network.ingressControllerNamespace()).contains("edge");
  }

  @Test
  void the_controller_of_another_class_is_ignored() {
    lists.put(DEPLOYMENTS, workload("ingress-nginx", "ingress-nginx", false));

    assertThat(network.values()).isEmpty();
  }

  @Test
  void of_two_classes_with_a_controller_each_the_configured_one_counts() {
    lists.put(
        CLASSES,
        ingressClass("traefik", "traefik.io/ingress-controller")
            + ","
            + ingressClass("nginx", "k8s.io/ingress-nginx"));
    lists.put(
        DEPLOYMENTS,
        workload("edge", "traefik", false) + "," + workload("nginx", "ingress-nginx", false));

    assertThat(network.values())
        .isEqualTo(Map.of("ingressController", Map.of("namespace", "edge")));
  }

  @Test
  void a_controller_in_the_host_network_or_in_two_namespaces_is_left_to_the_operator() {
    lists.put(DAEMONSETS, workload("edge", "traefik", true));
    assertThat(network.values()).isEmpty();
  }

  @Test
  void two_controllers_of_a_class_are_left_to_the_operator() {
    lists.put(
        DEPLOYMENTS, workload("one", "traefik", false) + "," + workload("two", "traefik", false));
    assertThat(network.values()).isEmpty();
  }

  @Test
  void dns_of_openshift_listens_on_another_port_in_another_namespace() {
    dns("openshift-dns", "dns-default", 5353);

    assertThat(network.values())
        .isEqualTo(Map.of("dns", Map.of("namespace", "openshift-dns", "ports", List.of(5353))));
  }

  @Test
  void dns_in_kube_system_on_another_port() {
    dns("kube-system", "kube-dns", 1053);

    assertThat(network.values())
        .isEqualTo(Map.of("dns", Map.of("namespace", "kube-system", "ports", List.of(1053))));
  }

  @Test
  void without_permission_to_list_nothing_is_discovered() {
    status = 403;
    assertThat(network.values()).isEmpty();
  }

  @Test
  void nothing_is_assumed_while_the_api_server_does_not_answer() {
    lists.put(DEPLOYMENTS, workload("kube-system", "traefik", false));
    status = 503;
    assertThatExceptionOfType(ApiRequestException.class).isThrownBy(network::values);

    status = 200;
    assertThat(network.values()).containsKey("ingressController");
  }

  @Test
  void the_network_is_discovered_once_because_changed_values_make_every_release_outdated() {
    lists.put(DEPLOYMENTS, workload("kube-system", "traefik", false));
    Map<String, Object> first = network.values();

    lists.clear();
    assertThat(network.values()).isEqualTo(first);
  }
}
