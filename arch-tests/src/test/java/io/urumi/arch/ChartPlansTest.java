package io.urumi.arch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.application.policy.PlanCatalog;
import io.urumi.domain.plan.Plan;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The plans' figures that users compare are those of the chart's quotas. */
class ChartPlansTest {
  private static final Path VALUES =
      Path.of(System.getProperty("urumi.root"), "charts/woocommerce-store/values.yaml");

  @Test
  void the_catalogue_has_the_charts_plans_with_the_figures_of_their_quotas() throws IOException {
    Map<String, Map<String, Map<String, String>>> chart = plansOfTheChart();
    PlanCatalog catalogue = PlanCatalog.ofChart();

    assertThat(catalogue.plans().stream().map(plan -> plan.name().value()))
        .containsExactlyElementsOf(chart.keySet());
    for (Plan plan : catalogue.plans()) {
      Map<String, String> quota =
          requireNonNull(requireNonNull(chart.get(plan.name().value())).get("quota"));
      assertThat(plan.cpu()).isEqualTo(quota.get("limits.cpu"));
      assertThat(plan.memory()).isEqualTo(quota.get("limits.memory"));
      assertThat(plan.storage()).isEqualTo(quota.get("requests.storage"));
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Map<String, String>>> plansOfTheChart()
      throws IOException {
    try (Reader reader = Files.newBufferedReader(VALUES)) {
      Map<String, Object> values = new Yaml().load(reader);
      return (Map<String, Map<String, Map<String, String>>>) requireNonNull(values.get("plans"));
    }
  }
}
