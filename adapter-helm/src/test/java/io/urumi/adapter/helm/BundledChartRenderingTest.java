package io.urumi.adapter.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.helm.HelmClient.Order;
import io.urumi.domain.store.PlanName;
import io.urumi.port.driven.StoreBlueprint;
import io.urumi.testkit.StoreFixtures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The chart that is delivered takes the values that this module gives it. Asks no cluster. */
class BundledChartRenderingTest {
  private final ChartValues values = new ChartValues(ChartOptions.defaults());
  private final StoreBlueprint store = StoreFixtures.blueprint("alpha");
  @TempDir Path folder;
  private Kubeconfig kubeconfig;
  private HelmSdkClient helm;

  @BeforeEach
  void open() {
    Duration timeout = Duration.ofSeconds(20);
    WorkFolder.prepare(TestFolders.work());
    kubeconfig = new Kubeconfig(Kubeconfigs.toNobody(folder.resolve("none")), null, folder);
    helm =
        new HelmSdkClient(
            HelmLibrary.load(TestFolders.work()),
            kubeconfig,
            new ReleaseRecords(kubeconfig.client(timeout)),
            TestFolders.work(),
            timeout);
  }

  @AfterEach
  void close() {
    kubeconfig.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "medium", "large"})
  void the_guardrails_are_one_quota_one_limit_range_and_policies(String plan) {
    assertThat(kinds(values.guardrails(inPlan(plan))))
        .contains("ResourceQuota", "LimitRange", "NetworkPolicy")
        .containsOnly("ResourceQuota", "LimitRange", "NetworkPolicy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "medium", "large"})
  void the_release_is_everything_else(String plan) {
    assertThat(kinds(values.release(inPlan(plan))))
        .contains("Deployment", "StatefulSet", "Service", "Ingress")
        .doesNotContain("ResourceQuota", "LimitRange", "NetworkPolicy", "Secret");
  }

  @Test
  void no_object_is_put_into_another_namespace() {
    assertThat(objects(values.release(store)))
        .map(object -> (Map<?, ?>) Objects.requireNonNull(object.get("metadata")))
        .allSatisfy(metadata ->
            assertThat(metadata.get("namespace")).isIn(null, store.namespace().value()));
  }

  private StoreBlueprint inPlan(String plan) {
    return new StoreBlueprint(
        store.id(),
        store.name(),
        store.subdomain(),
        store.owner(),
        new PlanName(plan),
        store.host(),
        store.url());
  }

  private List<String> kinds(Map<String, Object> chartValues) {
    return objects(chartValues).stream().map(object -> String.valueOf(object.get("kind"))).toList();
  }

  private List<Map<?, ?>> objects(Map<String, Object> chartValues) {
    String rendered =
        helm.template(
            new Order(
                store.namespace().value(),
                BundledChart.extract(TestFolders.work()),
                Json.canonical(chartValues),
                ""),
            "v1.34.0");
    return StreamSupport.stream(new Yaml().loadAll(rendered).spliterator(), false)
        .filter(Objects::nonNull)
        .<Map<?, ?>>map(object -> (Map<?, ?>) object)
        .toList();
  }
}
