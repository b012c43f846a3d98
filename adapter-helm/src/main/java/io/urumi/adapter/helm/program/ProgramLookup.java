package io.urumi.adapter.helm.program;

import io.urumi.adapter.helm.failure.HelmUnusableException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Finds a program as a shell does: a plain name on PATH, anything else as a path. */
public final class ProgramLookup {
  private ProgramLookup() {}

  /**
   * @param searchPath value of PATH
   * @throws HelmUnusableException when there is no such program
   */
  public static Path find(Path program, String searchPath) {
    if (program.isAbsolute() || program.getNameCount() > 1) {
      return program.toAbsolutePath();
    }
    return Arrays.stream(searchPath.split(File.pathSeparator))
        .filter(directory -> !directory.isBlank())
        .map(directory -> Path.of(directory).resolve(program).toAbsolutePath())
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst()
        .orElseThrow(() ->
            new HelmUnusableException(
                "There is no program "
                    + program
                    + " on PATH ("
                    + searchPath
                    + "): install Helm 4.3 or newer, or name its path in the settings."));
  }
}
