package io.urumi.acceptance;

import static io.urumi.acceptance.Trouble.PATIENCE;
import static io.urumi.acceptance.Trouble.askToRemove;
import static io.urumi.acceptance.Trouble.isNamed;
import static io.urumi.acceptance.Trouble.remove;
import static io.urumi.acceptance.Trouble.restart;
import static io.urumi.acceptance.Trouble.retryUntilReady;
import static io.urumi.acceptance.Trouble.saysWhyAndGivesUp;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What goes wrong on a cluster is produced there, named, and got out of. */
@NeedsRealCluster
class NamedFailuresTest {
  private final RealCluster cluster = RealCluster.connect();

  @Test
  void a_quota_that_leaves_no_room() throws IOException {
    Path values = Files.createTempFile("values-", ".yaml");
    Files.writeString(values, "plans: {small: {quota: {pods: \"1\"}}}\n");
    try (ControlPlane plane = ControlPlane.start(Map.of("URUMI_HELM_VALUES", values.toString()))) {
      String id = plane.api().create(Names.unique("quota"));
      JsonNode failed = saysWhyAndGivesUp(plane.api(), id, "QUOTA_EXCEEDED");
      assertThat(failed.get("failure").toString()).contains("pods=1");

      restart(plane, Map.of("URUMI_HELM_VALUES", ""));

      retryUntilReady(plane.api(), id);
      remove(plane.api(), id);
    }
  }

  @Test
  void a_container_that_crashes_with_the_last_it_said() {
    try (ControlPlane plane =
        ControlPlane.start(Map.of("URUMI_IMAGES_DATABASE", image("store-web")))) {
      String id = plane.api().create(Names.unique("crash"));
      JsonNode failed = saysWhyAndGivesUp(plane.api(), id, "CONTAINER_CRASHING");
      assertThat(failed.get("failure").get("detail").asString())
          .as("the last log lines")
          .contains("Read-only file system");

      restart(plane, Map.of("URUMI_IMAGES_DATABASE", ""));

      retryUntilReady(plane.api(), id);
      remove(plane.api(), id);
    }
  }

  @Test
  void an_ingress_that_does_not_answer() {
    try (ControlPlane plane =
        ControlPlane.start(Map.of("URUMI_INGRESS_ADDRESS", "http://127.0.0.1:1"))) {
      String id = plane.api().create(Names.unique("ingress"));
      saysWhyAndGivesUp(plane.api(), id, "STOREFRONT_UNREACHABLE");

      restart(plane, Map.of("URUMI_INGRESS_ADDRESS", ""));

      retryUntilReady(plane.api(), id);
      remove(plane.api(), id);
    }
  }

  @Test
  void a_policy_that_refuses_an_object() {
    String subdomain = Names.unique("policy");
    cluster.refuseDeployments(subdomain, "store-" + subdomain, "no shops on Wednesdays");
    try (ControlPlane plane = ControlPlane.start(Map.of())) {
      String id = plane.api().create(subdomain);
      JsonNode failed = saysWhyAndGivesUp(plane.api(), id, "REQUEST_REFUSED");
      assertThat(failed.get("failure").get("message").asString())
          .contains("no shops on Wednesdays");

      cluster.removePolicy(subdomain);

      retryUntilReady(plane.api(), id);
      remove(plane.api(), id);
    }
  }

  @Test
  void a_webhook_that_nobody_answers() {
    String subdomain = Names.unique("hook");
    cluster.addDeadWebhook(subdomain, "store-" + subdomain);
    try (ControlPlane plane = ControlPlane.start(Map.of())) {
      String id = plane.api().create(subdomain);
      JsonNode failed = saysWhyAndGivesUp(plane.api(), id, "WEBHOOK_UNAVAILABLE");
      assertThat(failed.get("failure").get("message").asString())
          .contains("webhook " + subdomain + ".example.com", "does not answer");

      cluster.removeWebhook(subdomain);

      retryUntilReady(plane.api(), id);
      remove(plane.api(), id);
    }
  }

  @Test
  void a_permission_that_is_missing() throws IOException {
    String somebody = Names.unique("few");
    String token = cluster.tokenOfSomebodyWithFewRights(somebody);
    try (ControlPlane plane =
        ControlPlane.start(Map.of("KUBECONFIG", kubeconfigWith(token).toString()))) {
      String id = plane.api().create(somebody);
      JsonNode failed = saysWhyAndGivesUp(plane.api(), id, "PERMISSION_MISSING");
      assertThat(failed.get("failure").get("message").asString())
          .contains("not allowed to create the Namespace store-" + somebody);

      restart(plane, Map.of("KUBECONFIG", System.getenv("KUBECONFIG")));

      retryUntilReady(plane.api(), id);
      remove(plane.api(), id);
    } finally {
      cluster.removeSomebody(somebody);
    }
  }

  @Test
  void a_namespace_that_something_holds() {
    String subdomain = Names.unique("held");
    try (ControlPlane plane = ControlPlane.start(Map.of())) {
      String id = plane.api().create(subdomain);
      plane.api().awaitPhase(id, "READY", PATIENCE);
      cluster.hold("store-" + subdomain, "kept-by-somebody");
      askToRemove(plane.api(), id);

      try {
        JsonNode held = isNamed(plane.api(), id, "NAMESPACE_TERMINATING");
        assertThat(held.get("failure").toString()).contains("configmaps", "example.com/held");
        assertThat(held.get("phase").asString()).as("never given up").isEqualTo("DELETING");
      } finally {
        cluster.letGo("store-" + subdomain, "kept-by-somebody");
      }
      plane.api().awaitPhase(id, "DELETED", PATIENCE);
    }
  }

  @Test
  void a_release_that_a_dead_operation_left_pending() {
    String subdomain = Names.unique("stuck");
    try (ControlPlane plane = ControlPlane.start(Map.of())) {
      String id = plane.api().create(subdomain);
      plane.api().awaitPhase(id, "READY", PATIENCE);

      Helm.dieInTheMiddleOfAnUpgrade("store-" + subdomain);

      Trouble.isToldWithRemedy(plane.api(), id, "RELEASE_PENDING", "pending-upgrade");
      plane.api().awaitPhase(id, "READY", PATIENCE);
      assertThat(Helm.history("store-" + subdomain).getLast()).contains("deployed");
      remove(plane.api(), id);
    }
  }

  private static String image(String name) {
    return "docker.io/urumi/" + name + ":dev";
  }

  /** The kubeconfig of this run with another user in it. */
  private static Path kubeconfigWith(String token) throws IOException {
    String original = Files.readString(Path.of(System.getenv("KUBECONFIG")));
    Path copy = Files.createTempFile("kubeconfig-", ".yaml");
    Files.writeString(
        copy, original.replaceAll("(?s)(\nusers:.*?user:).*", "$1\n    token: " + token + "\n"));
    return copy;
  }
}
