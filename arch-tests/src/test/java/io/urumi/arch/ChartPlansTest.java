package io.urumi.arch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.application.settings.PlanCatalog;
import io.urumi.domain.plan.Plan;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The plans' figures that users compare are those of the chart's quotas. */
class ChartPlansTest {
  private static final Path PLANS =
      Path.of(System.getProperty("urumi.root"), "charts/woocommerce-store/plans");

  @Test
  void the_catalogue_has_the_charts_plans_with_the_figures_of_their_quotas() throws IOException {
    PlanCatalog catalogue = PlanCatalog.ofChart();

    assertThat(catalogue.plans().stream().map(plan -> plan.name() + ".yaml"))
        .containsExactlyInAnyOrderElementsOf(files());
    for (Plan plan : catalogue.plans()) {
      Map<String, String> quota = quota(PLANS.resolve(plan.name() + ".yaml"));
      assertThat(plan.cpu()).isEqualTo(quota.get("limits.cpu"));
      assertThat(plan.memory()).isEqualTo(quota.get("limits.memory"));
      assertThat(plan.storage()).isEqualTo(quota.get("requests.storage"));
    }
  }

  private static List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(PLANS)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static Map<String, String> quota(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      Map<String, Map<String, String>> plan = new Yaml().load(reader);
      return requireNonNull(plan.get("quota"));
    }
  }
}
