package io.urumi.adapter.helm.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.urumi.adapter.helm.failure.HelmUnusableException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramLookupTest {
  @TempDir private Path folder;

  @Test
  void a_plain_name_is_searched_on_PATH_and_directories_are_skipped() throws IOException {
    Files.createDirectories(folder.resolve("a/helm"));
    Files.createDirectories(folder.resolve("b"));
    Path program = Files.createFile(folder.resolve("b/helm"));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    String path = folder.resolve("a") + File.pathSeparator + folder.resolve("b");

    assertThat(ProgramLookup.find(Path.of("helm"), path)).isEqualTo(program);
  }

  @Test
  void a_path_is_not_searched() {
    assertThat(ProgramLookup.find(Path.of("/opt/helm"), folder.toString()))
        .isEqualTo(Path.of("/opt/helm"));
    assertThat(ProgramLookup.find(Path.of("bin/helm"), folder.toString()))
        .isEqualTo(Path.of("bin/helm").toAbsolutePath());
  }

  @Test
  void a_missing_program_is_reported_with_the_directories() {
    assertThatExceptionOfType(HelmUnusableException.class)
        .isThrownBy(() -> ProgramLookup.find(Path.of("helm"), folder.toString()))
        .withMessageContaining("There is no program helm on PATH (" + folder + ")");
  }
}
