package io.urumi.adapter.helm.chart;

import io.urumi.adapter.helm.failure.ChartInvalidException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A chart in a directory, as read.
 *
 * @param digest of all files that belong to the chart
 */
public record Chart(Path directory, String name, String version, String digest) {
  /** Directories that are not part of the chart. */
  private static final List<String> NOT_CHART = List.of("e2e/", "image/", "tests/");

  /**
   * Reads a chart.
   *
   * @throws ChartInvalidException when the directory is not a chart
   */
  public static Chart read(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new ChartInvalidException("there is no chart directory " + directory);
    }
    Path file = directory.resolve("Chart.yaml");
    if (!Files.isRegularFile(file)) {
      throw new ChartInvalidException("Chart.yaml is missing in " + directory);
    }
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
      Map<?, ?> metadata = loaded instanceof Map<?, ?> map ? map : Map.of();
      return new Chart(
          directory,
          text(metadata, "name", file),
          text(metadata, "version", file),
          digest(directory));
    } catch (YAMLException invalid) {
      throw new ChartInvalidException(file + " is not valid YAML", invalid);
    } catch (IOException | UncheckedIOException unreadable) {
      throw new ChartInvalidException("the chart in " + directory + " cannot be read", unreadable);
    }
  }

  private static String text(Map<?, ?> metadata, String key, Path file) {
    Object value = metadata.get(key);
    if (value == null || value.toString().isBlank()) {
      throw new ChartInvalidException(file + " has no " + key);
    }
    return value.toString();
  }

  private static String digest(Path chart) throws IOException {
    ContentDigest digest = new ContentDigest();
    // Of a link, no file would be found.
    Path directory = chart.toRealPath();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        String name = directory.relativize(path).toString().replace('\\', '/');
        if (belongs(name)) {
          digest.add(name, Files.readAllBytes(path));
        }
      }
    }
    return digest.hex();
  }

  /** Whether a file is part of the chart, by its path relative to the directory. */
  public static boolean belongs(String name) {
    return NOT_CHART.stream().noneMatch(name::startsWith);
  }
}
