package io.urumi.adapter.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.helm.chart.Chart;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValidatedChartsTest {
  private static final Chart CHART = new Chart(Path.of("chart"), "store", "1.0.0", "digest");

  @Test
  void stores_of_one_plan_share_a_validation() {
    assertThat(key(CHART, "small", "alpha", "traefik"))
        .isEqualTo(key(CHART, "small", "beta", "traefik"));
  }

  @Test
  void another_plan_chart_or_setting_is_validated_again() {
    Chart changed = new Chart(Path.of("chart"), "store", "1.0.0", "other digest");

    assertThat(key(CHART, "small", "alpha", "traefik"))
        .isNotEqualTo(key(CHART, "medium", "alpha", "traefik"))
        .isNotEqualTo(key(changed, "small", "alpha", "traefik"))
        .isNotEqualTo(key(CHART, "small", "alpha", "nginx"));
  }

  @Test
  void the_number_of_validations_in_memory_is_limited() {
    ValidatedCharts validated = new ValidatedCharts();
    for (int i = 0; i < 200; i++) {
      validated.add("key " + i);
    }

    assertThat(validated.contains("key 199")).isTrue();
    assertThat(validated.contains("key 0")).isFalse();
  }

  private static String key(Chart chart, String plan, String subdomain, String ingressClass) {
    return ValidatedCharts.key(
        chart,
        Map.of(
            "store", Map.of("name", subdomain),
            "ingress", Map.of("host", subdomain + ".localhost", "className", ingressClass),
            "plan", plan));
  }
}
