package io.urumi.adapter.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.urumi.adapter.helm.record.ReleaseRecordCodec;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.lifecycle.ReleaseFact;
import io.urumi.domain.release.DeployedRelease;
import io.urumi.kubernetes.connection.KubernetesConnection;
import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.testkit.cluster.OnCluster;
import io.urumi.testkit.cluster.TestCluster;
import io.urumi.testkit.contract.cluster.ReleaseManagerContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract on a real cluster, for each implementation of Helm. */
@OnCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractHelmReleasesTest extends ReleaseManagerContract {
  private final List<HelmReleases> opened = new ArrayList<>();
  StoreCluster cluster;
  HelmSettings settings;
  private HelmReleases releases;
  private HelmReleases broken;
  private HelmReleases withoutCluster;
  private HelmReleases newer;

  abstract HelmReleases open(HelmSettings settings);

  @BeforeAll
  void connect(TestCluster found, @TempDir Path directory) {
    cluster = StoreCluster.of(found);
    settings =
        HelmSettings.of(cluster.kubeconfig())
            .withChart(FixtureChart.directory())
            .withTimeout(Duration.ofSeconds(60))
            .withWorkDirectory(TestDirectories.work());
    releases = track(open(settings));
    broken =
        track(
            open(
                settings.withChart(
                    FixtureChart.copyWith(
                        directory.resolve("broken"), "templates/workload.yaml", "{{ .Values.x"))));
    newer =
        track(
            open(
                settings
                    .withChart(FixtureChart.newer(directory.resolve("newer")))
                    .withOptions(
                        settings
                            .options()
                            .withWeb(ImageReference.tagged("urumi.local/store-web", "newer"))
                            .withDatabase(
                                ImageReference.tagged("urumi.local/store-db", "newer")))));
    withoutCluster =
        track(
            open(
                settings
                    .withConnection(
                        KubernetesConnection.open(
                            Kubeconfigs.unreachable(directory.resolve("unreachable"))))
                    .withTimeout(Duration.ofSeconds(10))
                    .withConcurrency(2)));
  }

  @AfterAll
  void disconnect() {
    opened.forEach(HelmReleases::close);
    if (cluster != null) {
      cluster.close();
    }
  }

  HelmReleases track(HelmReleases it) {
    opened.add(it);
    return it;
  }

  @ParameterizedTest
  @ValueSource(strings = {"pending-rollback", "uninstalling", "unknown"})
  void deploying_recovers_the_release_from_every_status_of_an_interrupted_operation(String status) {
    StoreBlueprint store = newStore();
    deploy(store);
    leavePending(store, status);

    assertThat(releases.status(store).block()).isEqualTo(new ReleaseFact.Pending(1, status));
    assertThat(deploy(store)).isEqualTo(2);
    assertThat(releases.status(store).block())
        .isEqualTo(new ReleaseFact.Deployed(2, "1.2.3", true));
  }

  @Test
  void a_release_that_was_uninstalled_with_its_history_kept_is_absent() {
    StoreBlueprint store = newStore();
    deploy(store);
    leavePending(store, "uninstalled");

    assertThat(releases.status(store).block()).isEqualTo(new ReleaseFact.Absent());
    assertThat(deploy(store)).isEqualTo(2);
  }

  @Test
  void a_failed_first_install_is_recovered_by_deploying(@TempDir Path directory) {
    StoreBlueprint store = newStore();
    Path invalid =
        FixtureChart.copyWith(
            directory.resolve("chart"),
            "templates/extra.yaml",
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: Not_A_Name}}");
    try (HelmReleases failing = open(settings.withChart(invalid))) {
      assertThatExceptionOfType(StoreFailureException.class)
          .isThrownBy(() -> failing.deploy(store).block());
    }
    assertThat(releases.status(store).block())
        .isInstanceOfSatisfying(
            ReleaseFact.Failed.class, failed -> assertThat(failed.why()).contains("Not_A_Name"));

    assertThat(deploy(store)).isEqualTo(2);
    assertThat(releases.status(store).block())
        .isEqualTo(new ReleaseFact.Deployed(2, "1.2.3", true));
  }

  @Test
  void deploying_restores_a_deleted_object() {
    StoreBlueprint store = newStore();
    deploy(store);
    cluster.objects("", "v1", "configmaps").delete(store.namespace().value(), "store-web");

    deploy(store);

    assertThat(cluster.data(store, "store-web")).containsEntry("plan", "small");
  }

  @Test
  void the_objects_have_the_stores_values_and_the_guardrails_are_not_among_them() {
    StoreBlueprint store = withName(newStore(), "Café \"Ünïcode\" & {{ braces }} — 店");
    deploy(store);

    assertThat(cluster.data(store, "store-web"))
        .containsEntry("name", "Café \"Ünïcode\" & {{ braces }} — 店")
        .containsEntry("plan", "small")
        .containsEntry("url", store.url())
        .containsEntry("image", "urumi.local/store-web:dev");
    assertThat(
            cluster
                .objects("networking.k8s.io", "v1", "networkpolicies")
                .list(store.namespace().value())
                .getObject()
                .getItems())
        .isEmpty();
  }

  @Test
  void guardrails_contain_names_of_all_languages_unchanged() {
    StoreBlueprint store = withName(newStore(), "Café 店");

    assertThat(releases.renderGuardrails(store).block()).contains("Café 店");
  }

  @Test
  void an_upgrade_changes_the_objects_runs_its_hooks_and_records_values_and_chart() {
    StoreBlueprint store = newStore();
    deploy(store);
    deploy(withPlan(store, "medium"));

    assertThat(cluster.data(store, "store-web"))
        .containsEntry("plan", "medium")
        .containsEntry("braces", "{{ not a template }}");
    assertThat(cluster.data(store, "store-upgraded")).containsEntry("revision", "2");
    JsonObject record = ReleaseRecordCodec.decode(cluster.records(store).getLast().getRaw());
    assertThat(record.getAsJsonObject("config").get("plan").getAsString()).isEqualTo("medium");
    assertThat(
            record.getAsJsonObject("chart").getAsJsonObject("metadata").get("name").getAsString())
        .isEqualTo("fixture-store");
    assertThat(record.getAsJsonArray("hooks").toString()).contains("store-test");
  }

  @Test
  void a_damaged_record_is_ignored_as_helm_ignores_it() {
    StoreBlueprint store = newStore();
    deploy(store);
    deploy(store);
    DynamicKubernetesObject last = cluster.records(store).getLast();
    last.getRaw().getAsJsonObject("data").addProperty("release", "bm90IGEgcmVjb3Jk");
    assertThat(cluster.objects("", "v1", "secrets").update(last).isSuccess()).isTrue();

    assertThat(releases.status(store).block()).isEqualTo(new ReleaseFact.Pending(1, "superseded"));
  }

  @Test
  void the_objects_of_a_store_that_is_deployed_again_are_those_of_its_own_chart() {
    StoreBlueprint store = newStore();
    deploy(store);
    DeployedRelease kept =
        Objects.requireNonNull(releases.deployedRelease(store.namespace()).block());
    cluster.objects("", "v1", "configmaps").delete(store.namespace().value(), "store-web");

    newer.redeploy(store, kept).block();

    assertThat(cluster.data(store, "store-web"))
        .containsEntry("image", "urumi.local/store-web:dev")
        .containsEntry("braces", "{{ not a template }}")
        .doesNotContainKey("newer");
  }

  @Test
  void a_chart_that_somebody_wrote_into_the_record_is_not_installed() {
    StoreBlueprint store = newStore();
    deploy(store);
    DeployedRelease kept =
        Objects.requireNonNull(releases.deployedRelease(store.namespace()).block());
    cluster.changeRecord(
        store,
        release ->
            release
                .getAsJsonObject("chart")
                .getAsJsonArray("templates")
                .get(0)
                .getAsJsonObject()
                .addProperty(
                    "data",
                    Base64.getEncoder()
                        .encodeToString(
                            "{apiVersion: v1, kind: ConfigMap, metadata: {name: foreign}}"
                                .getBytes(StandardCharsets.UTF_8))));

    newer.redeploy(store, kept).block();

    assertThat(cluster.data(store, "store-web"))
        .containsEntry("image", "urumi.local/store-web:dev")
        .containsEntry("newer", "yes");
    assertThat(cluster.objects("", "v1", "configmaps").get(store.namespace().value(), "foreign"))
        .satisfies(answer -> assertThat(answer.getHttpStatusCode()).isEqualTo(404));
  }

  @Test
  void no_file_of_a_call_is_left_behind() throws IOException {
    StoreBlueprint store = newStore();
    deploy(store);
    releases.renderGuardrails(store).block();

    try (Stream<Path> drafts = Files.list(settings.workDirectory().resolve("drafts"))) {
      assertThat(drafts.filter(it -> it.getFileName().toString().startsWith(mine()))).isEmpty();
    }
  }

  private static String mine() {
    return ProcessHandle.current().pid() + "-";
  }

  private int deploy(StoreBlueprint store) {
    return Objects.requireNonNull(releases.deploy(store).block());
  }

  @Override
  protected StoreBlueprint newStore() {
    return cluster.newStore();
  }

  @Override
  protected ReleaseManager releases() {
    return releases;
  }

  @Override
  protected ReleaseManager releasesWithBrokenChart() {
    return broken;
  }

  @Override
  protected ReleaseManager releasesWithoutCluster() {
    return withoutCluster;
  }

  @Override
  protected ReleaseManager releasesWithNewerSettings() {
    return newer;
  }

  @Override
  protected List<String> revisions(StoreBlueprint blueprint) {
    return cluster.revisions(blueprint);
  }

  @Override
  protected void deleteRelease(StoreBlueprint blueprint) {
    cluster.deleteRecords(blueprint);
  }

  @Override
  protected void leavePending(StoreBlueprint blueprint, String status) {
    cluster.leavePending(blueprint, status);
  }
}
