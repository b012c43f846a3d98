package io.urumi.adapter.helm;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The helm program that tests use. */
final class HelmPrograms {
  private HelmPrograms() {}

  /** Skips the calling tests, saying so, where there is none. */
  static Path helm() {
    Optional<Path> found =
        Optional.ofNullable(System.getenv("URUMI_HELM"))
            .filter(named -> !named.isBlank())
            .map(Path::of)
            .or(HelmPrograms::onPath);
    assumeTrue(
        found.isPresent(), "no helm program: URUMI_HELM names none and there is none on PATH");
    return found.orElseThrow();
  }

  private static Optional<Path> onPath() {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .map(folder -> Path.of(folder, "helm"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
