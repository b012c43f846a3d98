package io.urumi.adapter.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.helm.chart.BundledChart;
import io.urumi.adapter.helm.chart.CanonicalJson;
import io.urumi.adapter.helm.chart.ChartValues;
import io.urumi.adapter.helm.client.HelmClient;
import io.urumi.adapter.helm.client.HelmClient.ReleaseSpec;
import io.urumi.adapter.helm.program.HelmProcess;
import io.urumi.adapter.helm.program.HelmProgramClient;
import io.urumi.adapter.helm.record.ReleaseRecords;
import io.urumi.adapter.helm.sdk.HelmLibrary;
import io.urumi.adapter.helm.sdk.HelmSdkClient;
import io.urumi.adapter.helm.workdir.WorkDirectory;
import io.urumi.domain.plan.PlanName;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.testkit.StoreFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/**
 * Renders the chart in this module with the values that this module composes, without a cluster.
 */
class BundledChartRenderingIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final ChartValues values =
      new ChartValues(Map::of, ChartOptions.defaults().values(), null);
  private final StoreBlueprint store = StoreFixtures.blueprint("alpha");
  @TempDir Path directory;
  private HelmSettings settings;

  @BeforeEach
  void prepare() {
    WorkDirectory.prepare(TestDirectories.work());
    settings =
        HelmSettings.of(Kubeconfigs.unreachable(directory.resolve("unreachable")))
            .withWorkDirectory(TestDirectories.work());
  }

  private HelmClient sdk() {
    return new HelmSdkClient(
        HelmLibrary.load(settings.workDirectory(), settings.libraryDirectory()),
        settings.connection(),
        new ReleaseRecords(settings.connection().client(TIMEOUT)),
        settings.workDirectory(),
        TIMEOUT);
  }

  private HelmClient program() {
    return new HelmProgramClient(
        new HelmProcess(HelmPrograms.helm(), settings.workDirectory(), TIMEOUT),
        settings.connection(),
        settings.workDirectory(),
        TIMEOUT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "medium", "large"})
  void the_guardrails_are_one_quota_one_limit_range_and_policies(String plan) {
    assertThat(kinds(sdk(), values.guardrails(inPlan(plan))))
        .contains("ResourceQuota", "LimitRange", "NetworkPolicy")
        .containsOnly("ResourceQuota", "LimitRange", "NetworkPolicy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "medium", "large"})
  void the_release_is_all_other_objects(String plan) {
    assertThat(kinds(program(), values.release(inPlan(plan))))
        .contains("Deployment", "StatefulSet", "Service", "Ingress")
        .doesNotContain("ResourceQuota", "LimitRange", "NetworkPolicy", "Secret");
  }

  @Test
  void the_guardrails_are_the_same_by_either_implementation() {
    assertThat(objects(program(), values.guardrails(store)))
        .containsExactlyInAnyOrderElementsOf(objects(sdk(), values.guardrails(store)));
  }

  @Test
  void the_guardrails_of_further_stores_are_those_of_helm_without_helm() {
    GuardrailsCache cache = new GuardrailsCache();
    HelmClient helm = sdk();
    List<StoreBlueprint> rendered = new ArrayList<>();
    StoreBlueprint beta = StoreFixtures.blueprint("a-second-store");
    for (StoreBlueprint each : List.of(store, beta)) {
      String cached =
          cache.of(
              each,
              it -> CanonicalJson.of(values.guardrails(it)),
              it -> {
                rendered.add(it);
                return render(helm, it.namespace().value(), values.guardrails(it));
              });
      assertThat(cached).isEqualTo(render(helm, each.namespace().value(), values.guardrails(each)));
    }
    assertThat(rendered).contains(store).doesNotContain(beta);
  }

  /** The SDK has no parameter for the cluster: a lookup would use the default one. */
  @Test
  void the_guardrails_contain_no_lookup() throws IOException {
    Path templates = BundledChart.extract(TestDirectories.work()).resolve("templates");
    try (Stream<Path> files = Files.list(templates.resolve("guardrails"))) {
      assertThat(Stream.concat(files, Stream.of(templates.resolve("_helpers.tpl"))))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(file).content().doesNotContain("lookup"));
    }
  }

  @Test
  void no_object_is_created_in_another_namespace() {
    assertThat(objects(program(), values.release(store)))
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

  private static List<String> kinds(HelmClient helm, Map<String, Object> chartValues) {
    return objects(helm, chartValues).stream()
        .map(object -> String.valueOf(object.get("kind")))
        .toList();
  }

  private static String render(HelmClient helm, String namespace, Map<String, Object> chartValues) {
    return helm.template(
        new ReleaseSpec(
            namespace,
            BundledChart.extract(TestDirectories.work()),
            CanonicalJson.of(chartValues),
            ""),
        "v1.34.0");
  }

  private static List<Map<?, ?>> objects(HelmClient helm, Map<String, Object> chartValues) {
    String rendered = render(helm, "store-alpha", chartValues);
    return StreamSupport.stream(new Yaml().loadAll(rendered).spliterator(), false)
        .filter(Objects::nonNull)
        .<Map<?, ?>>map(object -> (Map<?, ?>) object)
        .toList();
  }
}
