package io.urumi.adapter.helm;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The helm program that tests use. */
final class HelmPrograms {
  private static final String NONE =
      "no helm program: URUMI_TEST_HELM names none and there is none on PATH";

  private HelmPrograms() {}

  /**
   * Skips the calling tests with a message when there is no program; fails them when a cluster is
   * required, because then nothing may be skipped.
   */
  static Path helm() {
    Optional<Path> found =
        Optional.ofNullable(System.getenv("URUMI_TEST_HELM"))
            .filter(named -> !named.isBlank())
            .map(Path::of)
            .or(HelmPrograms::onPath);
    if (found.isEmpty() && Boolean.parseBoolean(System.getenv("URUMI_REQUIRE_CLUSTER"))) {
      throw new IllegalStateException(NONE);
    }
    assumeTrue(found.isPresent(), NONE);
    return found.orElseThrow();
  }

  private static Optional<Path> onPath() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(directory -> Path.of(directory, "helm"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
