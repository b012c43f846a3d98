package io.urumi.adapter.helm.chart;

import io.urumi.adapter.helm.failure.ChartInvalidException;
import io.urumi.adapter.helm.failure.HelmUnusableException;
import io.urumi.adapter.helm.workdir.WorkDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The chart in this module, extracted to a directory because Helm only reads files. */
public final class BundledChart {
  private static final String NAME = "woocommerce-store";
  private static final String ROOT = "io/urumi/adapter/helm/charts/" + NAME + "/";

  private BundledChart() {}

  /**
   * Extracts the chart below {@code workDirectory}, to a directory named by the chart's digest. An
   * existing one is used when its digest matches, and replaced otherwise.
   *
   * @throws HelmUnusableException when it cannot be written, or this module has no chart
   */
  public static Path extract(Path workDirectory) {
    Map<String, byte[]> files = files();
    ContentDigest expected = new ContentDigest();
    files.forEach(expected::add);
    String digest = expected.hex();
    Path folder = workDirectory.resolve("charts").resolve(digest.substring(0, 16));
    Path chart = folder.resolve(NAME);
    if (isIntact(chart, digest)) {
      return chart;
    }
    try {
      Path draft = WorkDirectory.draft(workDirectory, "chart");
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path target = draft.resolve(NAME).resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.write(target, file.getValue());
      }
      Files.createDirectories(folder.getParent());
      WorkDirectory.replace(draft, folder);
    } catch (IOException unwritable) {
      // Another process may have extracted the same content.
      if (!isIntact(chart, digest)) {
        throw new HelmUnusableException(
            "The chart cannot be extracted to " + folder + ": " + unwritable.getMessage(),
            unwritable);
      }
    }
    return chart;
  }

  private static boolean isIntact(Path chart, String digest) {
    try {
      return Chart.read(chart).digest().equals(digest);
    } catch (ChartInvalidException broken) {
      return false;
    }
  }

  /** Contents by path relative to the chart, in the order of {@link Chart}. */
  private static Map<String, byte[]> files() {
    URL anchor = BundledChart.class.getClassLoader().getResource(ROOT + "Chart.yaml");
    if (anchor == null) {
      throw new HelmUnusableException(
          "This build has no chart; name the chart's directory in the settings.");
    }
    try {
      Map<Path, byte[]> sorted = new TreeMap<>();
      for (String name : names(anchor)) {
        try (InputStream content = resource(ROOT + name)) {
          if (content != null && Chart.belongs(name)) {
            sorted.put(Path.of(name), content.readAllBytes());
          }
        }
      }
      Map<String, byte[]> files = new LinkedHashMap<>();
      sorted.forEach((path, content) -> files.put(path.toString().replace('\\', '/'), content));
      return Collections.unmodifiableMap(files);
    } catch (IOException | URISyntaxException unreadable) {
      throw new HelmUnusableException("The chart of this build cannot be read.", unreadable);
    }
  }

  private static @Nullable InputStream resource(String name) {
    return BundledChart.class.getClassLoader().getResourceAsStream(name);
  }

  private static List<String> names(URL anchor) throws IOException, URISyntaxException {
    if (anchor.openConnection() instanceof JarURLConnection connection) {
      return inJar(connection);
    }
    Path folder = Objects.requireNonNull(Path.of(new URI(anchor.toString())).getParent(), "folder");
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> folder.relativize(path).toString().replace('\\', '/'))
          .toList();
    }
  }

  private static List<String> inJar(JarURLConnection connection) throws IOException {
    // The jar may be nested in another one, so that its path in the file system is unknown.
    String entry = connection.getEntryName();
    String root = entry.substring(0, entry.length() - "Chart.yaml".length());
    JarFile jar = connection.getJarFile();
    List<String> names = new ArrayList<>();
    for (JarEntry file : Collections.list(jar.entries())) {
      if (!file.isDirectory() && file.getName().startsWith(root)) {
        names.add(file.getName().substring(root.length()));
      }
    }
    return names;
  }
}
