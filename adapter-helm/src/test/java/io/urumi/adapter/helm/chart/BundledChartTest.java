package io.urumi.adapter.helm.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledChartTest {
  @TempDir Path folder;

  @Test
  void it_is_the_stores_chart_without_its_image_and_its_tests() {
    Path chart = BundledChart.extract(folder);

    assertThat(Chart.read(chart).name()).isEqualTo("woocommerce-store");
    assertThat(chart.resolve("values.yaml")).isRegularFile();
    assertThat(chart.resolve("templates/_helpers.tpl")).isRegularFile();
    assertThat(chart.resolve(".helmignore")).isRegularFile();
    assertThat(List.of(chart.resolve("image"), chart.resolve("tests"), chart.resolve("e2e")))
        .noneMatch(Files::exists);
  }

  @Test
  void it_is_extracted_once_and_again_when_it_was_changed() throws IOException {
    Path chart = BundledChart.extract(folder);
    String digest = Chart.read(chart).digest();
    Object before = Files.getLastModifiedTime(chart.resolve("Chart.yaml"));

    assertThat(BundledChart.extract(folder)).isEqualTo(chart);
    assertThat(Files.getLastModifiedTime(chart.resolve("Chart.yaml"))).isEqualTo(before);

    Files.writeString(chart.resolve("templates/planted.yaml"), "kind: Secret");
    Files.delete(chart.resolve("values.yaml"));

    assertThat(BundledChart.extract(folder)).isEqualTo(chart);
    assertThat(Chart.read(chart).digest()).isEqualTo(digest);
    assertThat(chart.resolve("templates/planted.yaml")).doesNotExist();
  }

  @Test
  void it_is_the_same_chart_from_a_jar() throws Exception {
    Path classes =
        Path.of(BundledChart.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    URL jar = jarOf(classes, folder.resolve("module.jar"));
    List<URL> all = new ArrayList<>(List.of(jar));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!Path.of(entry).equals(classes)) {
        all.add(Path.of(entry).toUri().toURL());
      }
    }

    // Without the parent, so that the class and its resources are loaded from the jar.
    try (URLClassLoader loader =
        new URLClassLoader(all.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Class<?> inJar = loader.loadClass(BundledChart.class.getName());
      assertThat(inJar.getProtectionDomain().getCodeSource().getLocation()).isEqualTo(jar);
      Method extract = inJar.getDeclaredMethod("extract", Path.class);
      extract.setAccessible(true);

      Path chart = (Path) extract.invoke(null, folder.resolve("from-jar"));

      assertThat(Chart.read(chart).digest())
          .isEqualTo(Chart.read(BundledChart.extract(folder.resolve("from-folder"))).digest());
    }
  }

  private static URL jarOf(Path classes, Path target) throws IOException {
    try (OutputStream file = Files.newOutputStream(target);
        JarOutputStream jar = new JarOutputStream(file);
        Stream<Path> paths = Files.walk(classes)) {
      paths.filter(Files::isRegularFile).forEach(path -> add(jar, classes, path));
    }
    return URI.create(target.toUri().toString()).toURL();
  }

  private static void add(JarOutputStream jar, Path classes, Path path) {
    try {
      jar.putNextEntry(new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
      jar.write(Files.readAllBytes(path));
      jar.closeEntry();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
