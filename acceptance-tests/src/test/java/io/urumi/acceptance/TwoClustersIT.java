package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.acceptance.FaultProxy.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A control plane uses the cluster of its stores and no other. Nothing is created in the second
 * cluster, of which only the API server is needed. Its kubeconfig should differ from the first one
 * in the address only: then nothing but the cluster's identity tells the two apart.
 */
@NeedsRealCluster
@EnabledIfEnvironmentVariable(
    named = TwoClustersIT.OTHER,
    matches = ".+",
    disabledReason = "needs a second cluster: set " + TwoClustersIT.OTHER + " to its kubeconfig")
@Execution(ExecutionMode.CONCURRENT)
class TwoClustersIT {
  static final String OTHER = "URUMI_TEST_OTHER_KUBECONFIG";

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** Their pods are not what is tested here, and would take much longer. */
  private static final Map<String, String> WITHOUT_PODS =
      Map.of(
          "URUMI_IMAGES_WEB", "urumi.local/none:1", "URUMI_IMAGES_DATABASE", "urumi.local/none:1");

  private final Path file = Path.of(Objects.requireNonNull(System.getenv("KUBECONFIG")));
  private final Path otherFile = Path.of(Objects.requireNonNull(System.getenv(OTHER)));
  private final RealCluster cluster = RealCluster.connect(file);
  private final RealCluster other = RealCluster.connect(otherFile);
  private final String subdomain = Names.unique("clusters");
  private final String namespace = "store-" + subdomain;
  private Set<String> before = Set.of();

  @BeforeEach
  void awaitTheOtherCluster() {
    Awaitility.await("the second cluster, whose API server may have just started, is complete")
        .atMost(TIMEOUT)
        .ignoreExceptionsMatching(_ -> true)
        .until(() ->
            other
                .namespaces()
                .containsAll(Set.of("default", "kube-node-lease", "kube-public", "kube-system")));
    assertThat(other.uid("kube-system")).isNotEqualTo(cluster.uid("kube-system"));
    before = other.inventory();
  }

  @AfterEach
  void nothingIsCreatedInTheOtherCluster() {
    assertThat(other.inventory()).isEqualTo(before);
  }

  @Test
  void a_database_is_refused_with_another_cluster_and_keeps_its_own_under_another_name() {
    Map<String, String> settings = new HashMap<>(WITHOUT_PODS);
    settings.putAll(PostgresServer.shared().settings(PostgresServer.shared().create()));
    String context = ContextNames.current(file);
    Path switched = ContextNames.renamed(otherFile, context);
    try (ControlPlaneProcess plane = ControlPlaneProcess.start(settings)) {
      String id = createAndDeploy(plane);
      String uid = cluster.uid(namespace);
      plane.program().kill();

      settings.put("KUBECONFIG", switched.toString());
      try (Program refused = ControlPlaneProcess.launch(settings).program()) {
        assertThat(refused.exitCode(TIMEOUT)).as(refused.output()).isNotZero();
        assertThat(refused.output())
            .containsOnlyOnce(
                " contains the stores of cluster "
                    + quoted(context, cluster)
                    + ", but the connected cluster is "
                    + quoted(context, other)
                    + "; use that cluster, or another database for this one.")
            .doesNotContain("\tat ");
      }

      plane.startAgain(
          Map.of("KUBECONFIG", ContextNames.renamed(file, "renamed-by-a-test").toString()));
      assertThat(plane.api().get("/api/v1/system").body().get("cluster").get("name").asString())
          .isEqualTo("renamed-by-a-test");
      assertThat(plane.api().store(id).get("subdomain").asString()).isEqualTo(subdomain);
      assertThat(cluster.uid(namespace)).as("not created again").isEqualTo(uid);
      remove(plane, id);
    }
  }

  @Test
  void an_embedded_database_is_not_used_for_another_cluster_whose_context_has_the_same_name() {
    Map<String, String> settings = new HashMap<>(WITHOUT_PODS);
    settings.put("KUBECONFIG", ContextNames.renamed(file, "default").toString());
    try (ControlPlaneProcess plane = ControlPlaneProcess.start(settings)) {
      String id = createAndDeploy(plane);
      plane.program().kill();

      settings.put("URUMI_HOME", plane.home());
      settings.put("KUBECONFIG", ContextNames.renamed(otherFile, "default").toString());
      try (ControlPlaneProcess second = ControlPlaneProcess.start(settings)) {
        assertThat(second.api().get("/api/v1/stores").body().get("items")).isEmpty();
        second.program().kill();
      }

      plane.startAgain(Map.of());
      assertThat(plane.api().store(id).get("subdomain").asString()).isEqualTo(subdomain);
      remove(plane, id);
    }
  }

  /** For example a tunnel that is opened to another cluster, or a cluster that is set up anew. */
  @Test
  void no_request_is_sent_to_another_cluster_that_answers_at_the_same_address_later() {
    try (ApiServerProxy address = ApiServerProxy.in(State.HEALTHY)) {
      Map<String, String> settings = new HashMap<>(WITHOUT_PODS);
      settings.put("KUBECONFIG", address.kubeconfig());
      try (ControlPlaneProcess plane = ControlPlaneProcess.start(settings)) {
        String id = createAndDeploy(plane);

        address.redirectTo(otherFile);

        String later = plane.api().create(Names.unique("clusters"));
        plane.api().delete("/api/v1/stores/" + id);
        awaitForeign(plane, later);
        awaitForeign(plane, id);
        assertThat(other.inventory()).isEqualTo(before);
        assertThat(plane.api().store(id).get("phase").asString())
            .as("its namespace is missing in the other cluster only")
            .isNotEqualTo("DELETED");

        address.redirectTo(file);

        plane.api().awaitPhase(id, "DELETED", TIMEOUT);
        assertThat(cluster.namespaceExists(namespace)).isFalse();
        remove(plane, later);
      }
    }
  }

  @Test
  void a_cluster_that_did_not_answer_at_the_start_is_refused_when_it_is_another_one() {
    Map<String, String> settings = new HashMap<>(WITHOUT_PODS);
    settings.putAll(PostgresServer.shared().settings(PostgresServer.shared().create()));
    try (ControlPlaneProcess plane = ControlPlaneProcess.start(settings);
        ApiServerProxy address = ApiServerProxy.in(State.DISCONNECTED, otherFile)) {
      plane.program().kill();
      plane.startAgain(Map.of("KUBECONFIG", address.kubeconfig()));
      String id = plane.api().create(subdomain);

      address.setState(State.HEALTHY);

      Awaitility.await("the other cluster is recognized")
          .atMost(TIMEOUT)
          .until(() ->
              plane
                  .program()
                  .output()
                  .contains("Requests to the cluster are blocked: the database "));
      awaitForeign(plane, id);
      plane.program().kill();
    }
  }

  /** The variables and the file that kubectl and Helm use by themselves name the other cluster. */
  @ParameterizedTest
  @ValueSource(strings = {"SDK", "PROGRAM"})
  void helm_uses_the_cluster_of_the_settings(String implementation) throws IOException {
    try (ApiServerProxy seen = ApiServerProxy.in(State.HEALTHY, otherFile)) {
      Path home = Files.createTempDirectory("home-");
      Files.createDirectory(home.resolve(".kube"));
      Files.copy(Path.of(seen.kubeconfig()), home.resolve(".kube/config"));
      Map<String, String> settings = new HashMap<>(WITHOUT_PODS);
      settings.put("HOME", home.toString());
      settings.put("KUBECONFIG", seen.kubeconfig());
      settings.put("URUMI_KUBECONFIG", file.toString());
      settings.put("URUMI_HELM_IMPLEMENTATION", implementation);
      settings.put("URUMI_HELM_PROGRAM", System.getenv().getOrDefault("URUMI_TEST_HELM", "helm"));
      try (ControlPlaneProcess plane = ControlPlaneProcess.start(settings)) {
        String id = createAndDeploy(plane);
        remove(plane, id);
      }
      assertThat(seen.connections()).as("connections to the other cluster").isZero();
    }
  }

  /** Creates a store, and waits until its release is recorded in the cluster. */
  private String createAndDeploy(ControlPlaneProcess plane) {
    String id = plane.api().create(subdomain);
    Awaitility.await("Helm has recorded a release in the first cluster")
        .atMost(TIMEOUT)
        .until(() ->
            cluster.namespaceExists(namespace)
                && cluster.objects(namespace).contains("Secret/sh.helm.release.v1.store.v1"));
    return id;
  }

  private static void awaitForeign(ControlPlaneProcess plane, String id) {
    plane.api().awaitFailure(id, "CLUSTER_FOREIGN", TIMEOUT);
    assertThat(plane.api().store(id).get("failure").get("message").asString())
        .startsWith("Another cluster than that of the stores answers at ")
        .contains(" contains the stores of cluster ");
  }

  private void remove(ControlPlaneProcess plane, String id) {
    String removed = "store-" + plane.api().store(id).get("subdomain").asString();
    FailureAssertions.remove(plane.api(), id);
    assertThat(cluster.namespaceExists(removed)).isFalse();
  }

  private static String quoted(String context, RealCluster cluster) {
    return "\"" + context + "\" (kube-system has the UID " + cluster.uid("kube-system") + ")";
  }
}
