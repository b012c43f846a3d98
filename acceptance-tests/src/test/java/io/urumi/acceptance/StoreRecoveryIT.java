package io.urumi.acceptance;

import static io.urumi.acceptance.FailureAssertions.ONE_MINUTE;
import static io.urumi.acceptance.FailureAssertions.TIMEOUT;
import static io.urumi.acceptance.FailureAssertions.awaitFailed;
import static io.urumi.acceptance.FailureAssertions.remove;
import static io.urumi.acceptance.FailureAssertions.restart;
import static io.urumi.acceptance.FailureAssertions.retryUntilReady;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** A store continues after its cluster, its settings or its owner changed something. */
@NeedsRealCluster
@Execution(ExecutionMode.CONCURRENT)
class StoreRecoveryIT {
  private final RealCluster cluster = RealCluster.connect();

  @Test
  void a_store_waits_for_a_node_and_becomes_ready_when_one_is_added() throws IOException {
    String subdomain = Names.unique("node");
    // No node has this label, so that only this store waits.
    String label = "example.com/" + subdomain;
    Path values = Files.createTempFile("values-", ".yaml");
    String selector = "{nodeSelector: {" + label + ": \"true\"}}\n";
    Files.writeString(values, "web: " + selector + "database: " + selector);
    try (ControlPlaneProcess plane =
        ControlPlaneProcess.start(
            Map.of(
                "URUMI_HELM_VALUES", values.toString(),
                "URUMI_LIFECYCLE_PROBLEMGRACE", "15s",
                "URUMI_KUBERNETES_PROBETIMEOUT", "15s"))) {
      Api api = plane.api();
      String id = api.create(subdomain);
      JsonNode waiting = api.awaitFailure(id, "POD_UNSCHEDULABLE", ONE_MINUTE);
      assertThat(waiting.get("failure").get("message").asString()).contains("Waiting for a node");
      Awaitility.await("it waits for longer than other problems may last")
          .during(Duration.ofSeconds(17))
          .atMost(Duration.ofSeconds(25))
          .pollInterval(Duration.ofMillis(500))
          .until(() -> waitsForNode(api.store(id)));

      cluster.labelNode(label);
      try {
        JsonNode ready = api.awaitPhase(id, "READY", TIMEOUT);
        assertThat(ready.has("failure")).isFalse();
        assertThat(phases(api, id)).doesNotContain("FAILED");
      } finally {
        cluster.unlabelNode(label);
      }
      remove(api, id);
    }
  }

  private static boolean waitsForNode(JsonNode store) {
    assertThat(store.get("phase").asString()).as("%s", store).isEqualTo("PROVISIONING");
    return store.path("failure").path("code").asString().equals("POD_UNSCHEDULABLE");
  }

  @Test
  void a_store_with_a_wrong_storage_class_becomes_ready_after_a_correction_and_a_retry() {
    String subdomain = Names.unique("class");
    String wrong = Names.unique("wrong");
    try (ControlPlaneProcess plane =
        ControlPlaneProcess.start(
            Map.of("URUMI_STORES_STORAGECLASS", wrong, "URUMI_LIFECYCLE_PROBLEMGRACE", "5s"))) {
      String id = plane.api().create(subdomain);
      JsonNode failed = awaitFailed(plane.api(), id, "VOLUME_UNBOUND");
      assertThat(failed.get("failure").toString()).contains(wrong);
      assertThat(cluster.storageClassesOfClaims("store-" + subdomain)).containsOnly(wrong);

      restart(plane, Map.of("URUMI_STORES_STORAGECLASS", "", "URUMI_LIFECYCLE_PROBLEMGRACE", ""));

      retryUntilReady(plane.api(), id);
      assertThat(cluster.storageClassesOfClaims("store-" + subdomain))
          .isNotEmpty()
          .doesNotContain(wrong);
      remove(plane.api(), id);
    }
  }

  @Test
  void a_shop_that_its_owner_renames_closes_and_opens_stays_ready() {
    String subdomain = Names.unique("owner");
    String namespace = "store-" + subdomain;
    try (ControlPlaneProcess plane =
        ControlPlaneProcess.start(
            // A page that is slow on a busy machine is no outage.
            Map.of("URUMI_LIFECYCLE_RESYNC", "1s", "URUMI_KUBERNETES_PROBETIMEOUT", "15s"))) {
      Api api = plane.api();
      String id = api.create(subdomain);
      api.awaitPhase(id, "READY", TIMEOUT);

      asOwner(namespace, "update_option( 'blogname', 'Anton’s Antiques' );");
      if (hasWooCommerce(namespace)) {
        asOwner(
            namespace,
            "wp_update_post( [ 'ID' => wc_get_page_id( 'shop' ), 'post_name' => 'goods' ] );"
                + "update_option( 'page_on_front', wc_get_page_id( 'myaccount' ) );"
                + "delete_option( 'rewrite_rules' );"
                + "update_option( 'woocommerce_coming_soon', 'yes' );");
        awaitStorefront(api, id, "ClosedByOwner");

        asOwner(namespace, "update_option( 'woocommerce_coming_soon', 'no' );");
      } else {
        System.out.println(
            "The images have no WooCommerce: closing the shop and moving its page are not tested.");
      }
      awaitStorefront(api, id, "StorefrontReachable");

      Awaitility.await("customers see the renamed shop")
          .atMost(ONE_MINUTE)
          .untilAsserted(() ->
              assertThat(Ingress.page(subdomain + ".localhost", "/"))
                  .startsWith("200")
                  .contains("Anton’s Antiques")
                  .doesNotContain("Shop of " + subdomain));
      assertThat(phases(api, id)).as("phases").doesNotContain("DEGRADED", "FAILED");

      repairAfterOtherImagesWereConfigured(plane, id, namespace);

      assertThat(Ingress.page(subdomain + ".localhost", "/"))
          .startsWith("200")
          .contains("Anton’s Antiques");
      remove(api, id);
    }
  }

  /** The repair installs the release that the store was deployed with, not the configured one. */
  private void repairAfterOtherImagesWereConfigured(
      ControlPlaneProcess plane, String id, String namespace) {
    String image = cluster.image(namespace, "web").orElseThrow();
    restart(
        plane,
        Map.of(
            "URUMI_IMAGES_WEB", "urumi.local/no-such-image:1",
            "URUMI_IMAGES_DATABASE", "urumi.local/no-such-image:1"));
    cluster.deleteDeployment(namespace, "web");

    Awaitility.await("the web server is deployed again")
        .atMost(ONE_MINUTE)
        .until(() -> cluster.image(namespace, "web").isPresent());
    plane.api().awaitPhase(id, "READY", TIMEOUT);
    assertThat(phases(plane.api(), id)).contains("DEGRADED").doesNotContain("FAILED");
    assertThat(cluster.image(namespace, "web")).hasValue(image);
  }

  private void asOwner(String namespace, String code) {
    assertThat(php(namespace, code + " echo 'changed';")).isEqualTo("changed");
  }

  /** Not so when the images were built where its publisher cannot be reached. */
  private boolean hasWooCommerce(String namespace) {
    return php(namespace, "echo function_exists( 'WC' ) ? 'yes' : 'no';").equals("yes");
  }

  private String php(String namespace, String code) {
    String program =
        "$_SERVER['HTTP_HOST'] = 'x'; require '/var/www/html/wp-load.php'; "
            + "wp_set_current_user( 1 ); "
            + code;
    return cluster.run(namespace, "web", "php", "-r", program);
  }

  /** The check after this change has come to the given result; the store is ready all the time. */
  private static void awaitStorefront(Api api, String id, String reason) {
    Awaitility.await("the storefront is " + reason)
        .atMost(ONE_MINUTE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> {
          JsonNode store = api.store(id);
          assertThat(store.get("phase").asString()).as("%s", store).isEqualTo("READY");
          return store.get("conditions").toString().contains("\"" + reason + "\"");
        });
  }

  private static List<String> phases(Api api, String id) {
    List<String> phases = new ArrayList<>();
    api.get("/api/v1/stores/" + id + "/events?limit=200")
        .body()
        .get("items")
        .forEach(event -> phases.add(event.path("phase").asString()));
    return phases;
  }
}
