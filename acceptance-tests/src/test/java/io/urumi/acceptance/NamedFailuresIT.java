package io.urumi.acceptance;

import static io.urumi.acceptance.FailureAssertions.TIMEOUT;
import static io.urumi.acceptance.FailureAssertions.awaitFailed;
import static io.urumi.acceptance.FailureAssertions.awaitNamedFailure;
import static io.urumi.acceptance.FailureAssertions.remove;
import static io.urumi.acceptance.FailureAssertions.requestDeletion;
import static io.urumi.acceptance.FailureAssertions.restart;
import static io.urumi.acceptance.FailureAssertions.retryUntilReady;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** Failures are caused on a real cluster, reported with their cause, and recovered from. */
@NeedsRealCluster
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(SharedControlPlane.class)
@Order(2)
class NamedFailuresIT {
  private final RealCluster cluster = RealCluster.connect();

  @Test
  void an_exceeded_quota() throws IOException {
    Path values = Files.createTempFile("values-", ".yaml");
    Files.writeString(values, "plans: {small: {quota: {pods: \"1\"}}}\n");
    try (ControlPlaneProcess plane =
        ControlPlaneProcess.start(Map.of("URUMI_HELM_VALUES", values.toString()))) {
      String id = plane.api().create(Names.unique("quota"));
      JsonNode failed = awaitFailed(plane.api(), id, "QUOTA_EXCEEDED");
      assertThat(failed.get("failure").toString()).contains("pods=1");

      restart(plane, Map.of("URUMI_HELM_VALUES", ""));

      retryUntilReady(plane.api(), id);
      remove(plane.api(), id);
    }
  }

  @Test
  void a_crashing_container_with_its_last_log_lines() {
    try (ControlPlaneProcess plane =
        ControlPlaneProcess.start(Map.of("URUMI_IMAGES_DATABASE", image("store-web")))) {
      String id = plane.api().create(Names.unique("crash"));
      JsonNode failed = awaitFailed(plane.api(), id, "CONTAINER_CRASHING");
      assertThat(failed.get("failure").get("detail").asString())
          .as("the last log lines")
          .contains("Read-only file system");

      restart(plane, Map.of("URUMI_IMAGES_DATABASE", ""));

      retryUntilReady(plane.api(), id);
      remove(plane.api(), id);
    }
  }

  @Test
  void an_unreachable_ingress() {
    try (ControlPlaneProcess plane =
        ControlPlaneProcess.start(Map.of("URUMI_INGRESS_ADDRESS", "http://127.0.0.1:1"))) {
      String id = plane.api().create(Names.unique("ingress"));
      awaitFailed(plane.api(), id, "STOREFRONT_UNREACHABLE");

      restart(plane, Map.of("URUMI_INGRESS_ADDRESS", ""));

      retryUntilReady(plane.api(), id);
      remove(plane.api(), id);
    }
  }

  @Test
  void an_admission_policy_that_refuses_an_object(ControlPlaneProcess plane) {
    String subdomain = Names.unique("policy");
    cluster.refuseDeployments(subdomain, "store-" + subdomain, "no shops on Wednesdays");
    String id = plane.api().create(subdomain);
    JsonNode failed = awaitFailed(plane.api(), id, "REQUEST_REFUSED");
    assertThat(failed.get("failure").get("message").asString()).contains("no shops on Wednesdays");

    cluster.removePolicy(subdomain);

    retryUntilReady(plane.api(), id);
    remove(plane.api(), id);
  }

  @Test
  void an_unreachable_webhook(ControlPlaneProcess plane) {
    String subdomain = Names.unique("hook");
    cluster.addUnreachableWebhook(subdomain, "store-" + subdomain);
    String id = plane.api().create(subdomain);
    JsonNode failed = awaitFailed(plane.api(), id, "WEBHOOK_UNAVAILABLE");
    assertThat(failed.get("failure").get("message").asString())
        .contains("webhook " + subdomain + ".example.com", "does not answer");

    cluster.removeWebhook(subdomain);

    retryUntilReady(plane.api(), id);
    remove(plane.api(), id);
  }

  @Test
  void a_missing_permission() throws IOException {
    String user = Names.unique("few");
    String token = cluster.tokenOfRestrictedUser(user);
    try (ControlPlaneProcess plane =
        ControlPlaneProcess.start(Map.of("KUBECONFIG", kubeconfigWith(token).toString()))) {
      String id = plane.api().create(user);
      JsonNode failed = awaitFailed(plane.api(), id, "PERMISSION_MISSING");
      assertThat(failed.get("failure").get("message").asString())
          .contains("not allowed to create the Namespace store-" + user);

      restart(plane, Map.of("KUBECONFIG", System.getenv("KUBECONFIG")));

      retryUntilReady(plane.api(), id);
      remove(plane.api(), id);
    } finally {
      cluster.removeUser(user);
    }
  }

  @Test
  void a_namespace_that_a_finalizer_blocks(ControlPlaneProcess plane) {
    String subdomain = Names.unique("held");
    String id = plane.api().create(subdomain);
    plane.api().awaitPhase(id, "READY", TIMEOUT);
    cluster.block("store-" + subdomain, "blocking-finalizer");
    requestDeletion(plane.api(), id);

    try {
      JsonNode blocked = awaitNamedFailure(plane.api(), id, "NAMESPACE_TERMINATING");
      assertThat(blocked.get("failure").toString()).contains("configmaps", "example.com/held");
      assertThat(blocked.get("phase").asString()).as("deletion never fails").isEqualTo("DELETING");
    } finally {
      cluster.release("store-" + subdomain, "blocking-finalizer");
    }
    plane.api().awaitPhase(id, "DELETED", TIMEOUT);
  }

  @Test
  void a_release_that_an_interrupted_operation_left_pending(ControlPlaneProcess plane) {
    String subdomain = Names.unique("stuck");
    String id = plane.api().create(subdomain);
    plane.api().awaitPhase(id, "READY", TIMEOUT);

    Helm.interruptUpgrade("store-" + subdomain);

    FailureAssertions.awaitFailureEvent(plane.api(), id, "RELEASE_PENDING", "pending-upgrade");
    plane.api().awaitPhase(id, "READY", TIMEOUT);
    assertThat(Helm.history("store-" + subdomain).getLast()).contains("deployed");
    remove(plane.api(), id);
  }

  private static String image(String name) {
    return "urumi.local/" + name + ":dev";
  }

  /** The kubeconfig of this run with another user. */
  private static Path kubeconfigWith(String token) throws IOException {
    String original = Files.readString(Path.of(System.getenv("KUBECONFIG")));
    Path copy = Files.createTempFile("kubeconfig-", ".yaml");
    Files.writeString(
        copy, original.replaceAll("(?s)(\nusers:.*?user:).*", "$1\n    token: " + token + "\n"));
    return copy;
  }
}
