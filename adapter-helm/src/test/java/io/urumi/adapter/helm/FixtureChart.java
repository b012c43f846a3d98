package io.urumi.adapter.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** A small chart with the values of the store's chart, and modified copies of it. */
public final class FixtureChart {
  private FixtureChart() {}

  public static Path directory() {
    try {
      return Path.of(
          Objects.requireNonNull(
                  FixtureChart.class.getResource("/charts/fixture-store"), "fixture-store")
              .toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static Path copyTo(Path target) {
    Path from = directory();
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        Path copy = target.resolve(from.relativize(path).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(path, copy);
      }
      return target;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** A copy of another version, whose web server's object has one more entry. */
  public static Path newer(Path target) {
    copyTo(target);
    replace(target.resolve("Chart.yaml"), "1.2.3", "2.0.0");
    replace(target.resolve("templates/workload.yaml"), "data:\n", "data:\n  newer: \"yes\"\n");
    return target;
  }

  private static void replace(Path file, String text, String replacement) {
    try {
      Files.writeString(file, Files.readString(file).replace(text, replacement));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** A copy with one file added or replaced. */
  public static Path copyWith(Path target, String name, String content) {
    try {
      Path file = copyTo(target).resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
      return target;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
