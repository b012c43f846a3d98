package io.urumi.web.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class IgnoredFilesTest {
  @TempDir private Path folder = Path.of("");
  private final MockEnvironment environment =
      new MockEnvironment().withProperty("spring.config.location", IgnoredFiles.DEFAULT_LOCATION);

  private IgnoredFiles ignored() {
    return IgnoredFiles.of(environment, folder);
  }

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    return Files.writeString(file, "urumi.stores.scheme=ftp\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application.yaml",
        "application.yml",
        "application.properties",
        "application-prod.yaml",
        "config/application.yaml",
        "config/application.properties"
      })
  void aNewDatabaseIsNotCreatedBesideAFileThatMayNameAnother(String name) throws IOException {
    Path file = write(name);

    assertThat(ignored().files()).containsExactly(file);
    assertThatThrownBy(() -> ignored().checkNewDatabase(folder.resolve("db")))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("--spring.config.additional-location=file:" + file);
  }

  @Test
  void anExistingDatabaseIsOpened() throws IOException {
    write("application.yaml");

    ignored().checkNewDatabase(Files.createDirectory(folder.resolve("db")));
  }

  @Test
  void otherFilesAreNotMeant() throws IOException {
    write("applications.yaml");
    write("application.json");
    write("data/application.yaml");

    assertThat(ignored().files()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"spring.config.additional-location", "spring.config.location"})
  void whoeverNamesTheFilesToReadKnowsThatOthersAreNot(String setting) throws IOException {
    environment.setProperty(setting, "file:" + write("application.yaml"));

    assertThat(ignored().files()).isEmpty();
  }
}
