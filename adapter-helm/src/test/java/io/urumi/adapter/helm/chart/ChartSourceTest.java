package io.urumi.adapter.helm.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.adapter.helm.FixtureChart;
import io.urumi.adapter.helm.failure.ChartInvalidException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartSourceTest {
  private static final FileTime LONG_AGO = FileTime.from(Instant.now().minus(Duration.ofHours(1)));

  private @TempDir Path directory;
  private ChartSource source;

  @BeforeEach
  void copyChart() throws IOException {
    FixtureChart.copyTo(directory);
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.toList()) {
        Files.setLastModifiedTime(path, LONG_AGO);
      }
    }
    source = ChartSource.of(directory, directory);
  }

  @Test
  void unchanged_files_are_read_once() {
    assertThat(source.chart()).isSameAs(source.chart());
  }

  @Test
  void a_change_is_used_at_once() throws IOException {
    Chart before = source.chart();

    Files.writeString(directory.resolve("values.yaml"), "note: changed\n");
    Chart changed = source.chart();
    assertThat(changed.digest()).isNotEqualTo(before.digest());

    // Twice within the resolution of the file's time.
    FileTime time = Files.getLastModifiedTime(directory.resolve("values.yaml"));
    Files.writeString(directory.resolve("values.yaml"), "note: CHANGED\n");
    Files.setLastModifiedTime(directory.resolve("values.yaml"), time);
    assertThat(source.chart().digest()).isNotIn(before.digest(), changed.digest());
  }

  @Test
  void an_added_and_a_removed_file_are_changes() throws IOException {
    Chart before = source.chart();

    Path added = Files.writeString(directory.resolve("templates/added.yaml"), "# added\n");
    Files.setLastModifiedTime(added, LONG_AGO);
    assertThat(source.chart().digest()).isNotEqualTo(before.digest());

    Files.delete(added);
    assertThat(source.chart().digest()).isEqualTo(before.digest());
  }

  @Test
  void another_content_with_the_size_and_the_time_of_the_former_is_a_change() throws IOException {
    Path values = directory.resolve("values.yaml");
    Files.writeString(values, "note: one\n");
    Files.setLastModifiedTime(values, LONG_AGO);
    Chart before = source.chart();
    assertThat(source.chart()).isSameAs(before);

    Files.writeString(values, "note: two\n");
    Files.setLastModifiedTime(values, LONG_AGO);

    assertThat(source.chart().digest()).isNotEqualTo(before.digest());
  }

  @Test
  void a_link_that_is_moved_to_another_version_is_a_change(@TempDir Path links) throws IOException {
    Path next = FixtureChart.copyWith(links.resolve("next"), "values.yaml", "note: next\n");
    Path current = Files.createSymbolicLink(links.resolve("current"), directory);
    ChartSource linked = ChartSource.of(current, links);
    Chart before = linked.chart();
    assertThat(before.digest()).isEqualTo(source.chart().digest());

    Files.delete(current);
    Files.createSymbolicLink(current, next);

    assertThat(linked.chart().digest()).isEqualTo(Chart.read(next).digest());
  }

  @Test
  void a_chart_that_became_invalid_is_reported() throws IOException {
    source.chart();

    Files.delete(directory.resolve("Chart.yaml"));

    assertThatThrownBy(source::chart).isInstanceOf(ChartInvalidException.class);
  }
}
