package io.urumi.adapter.helm.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.helm.FixtureChart;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseDigestTest {
  private final Chart chart = Chart.read(FixtureChart.directory());
  @TempDir Path directory;

  @Test
  void the_order_of_values_does_not_matter() {
    Map<String, Object> one = new LinkedHashMap<>(Map.of("a", Map.of("x", 1, "y", 2)));
    one.put("b", "text");
    Map<String, Object> other = new LinkedHashMap<>(Map.of("b", "text"));
    other.put("a", Map.of("y", 2, "x", 1));

    assertThat(ReleaseDigest.of(chart, one)).isEqualTo(ReleaseDigest.of(chart, other));
  }

  @Test
  void every_value_and_every_file_of_the_chart_matters() {
    String before = ReleaseDigest.of(chart, Map.of("a", "1"));
    Chart changed =
        Chart.read(FixtureChart.copyWith(directory.resolve("c"), "templates/new.yaml", "# new"));

    assertThat(ReleaseDigest.of(chart, Map.of("a", 1))).isNotEqualTo(before);
    assertThat(ReleaseDigest.of(changed, Map.of("a", "1"))).isNotEqualTo(before);
  }

  @Test
  void the_same_content_in_another_file_is_another_chart() {
    Chart one =
        Chart.read(FixtureChart.copyWith(directory.resolve("c"), "templates/zz1.yaml", "# new"));
    Chart two =
        Chart.read(FixtureChart.copyWith(directory.resolve("d"), "templates/zz2.yaml", "# new"));

    assertThat(ReleaseDigest.of(one, Map.of())).isNotEqualTo(ReleaseDigest.of(two, Map.of()));
  }

  @Test
  void the_location_of_the_chart_and_files_outside_it_do_not_matter() {
    Chart copy = Chart.read(FixtureChart.copyWith(directory.resolve("c"), "image/Dockerfile", "x"));

    assertThat(ReleaseDigest.of(copy, Map.of())).isEqualTo(ReleaseDigest.of(chart, Map.of()));
  }

  @Test
  void it_is_read_from_the_descriptions_that_contain_it() {
    String digest = ReleaseDigest.of(chart, Map.of());
    String deployed = ReleaseDigest.describe(digest);

    assertThat(ReleaseDigest.read(deployed)).contains(digest);
    assertThat(ReleaseDigest.read("Rollback to 3, settings sha256:" + digest)).contains(digest);
    assertThat(ReleaseDigest.read("Install complete")).isEmpty();
    assertThat(deployed).hasSizeLessThan(256);
  }
}
