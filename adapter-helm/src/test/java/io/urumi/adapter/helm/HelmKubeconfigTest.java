package io.urumi.adapter.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.urumi.adapter.helm.sdk.HelmKubeconfig;
import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.testkit.StoreFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelmKubeconfigTest {
  private static final String TWO =
      """
      apiVersion: v1
      kind: Config
      current-context: one
      clusters:
        - {name: one, cluster: {server: "https://127.0.0.1:1", certificate-authority: ca/one.crt}}
        - {name: two, cluster: {server: "https://127.0.0.1:2", insecure-skip-tls-verify: true}}
      users:
        - {name: me, user: {token: "it's: me"}}
        - {name: plugin, user: {exec: {command: ./bin/login, args: [a/b], apiVersion: v1}}}
      contexts:
        - {name: one, context: {cluster: one, user: me}}
        - {name: two, context: {cluster: two, user: me}}
      """;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void prepare() throws IOException {
    file = Files.writeString(folder.resolve("config"), TWO);
  }

  @Test
  void without_a_context_the_file_itself_is_used() {
    try (HelmKubeconfig kubeconfig = new HelmKubeconfig(file, null, folder)) {
      assertThat(kubeconfig.file()).isEqualTo(file);
    }
  }

  @Test
  void with_a_context_a_private_copy_names_it_and_finds_the_same_files() throws IOException {
    Path copy;
    try (HelmKubeconfig kubeconfig = new HelmKubeconfig(file, "two", folder)) {
      copy = kubeconfig.file();

      assertThat(Files.readString(copy))
          .contains("\"current-context\":\"two\"")
          .contains("\"certificate-authority\":\"" + folder.resolve("ca/one.crt") + "\"")
          .contains("\"command\":\"" + folder.resolve("./bin/login") + "\"")
          .contains("\"args\":[\"a/b\"]")
          .contains("\"token\":\"it's: me\"");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
          .isEqualTo("rw-------");
      assertThat(kubeconfig.file()).isEqualTo(copy);
    }
    assertThat(copy).doesNotExist();
  }

  @Test
  void a_changed_original_is_copied_anew() throws IOException {
    try (HelmKubeconfig kubeconfig = new HelmKubeconfig(file, "two", folder)) {
      kubeconfig.file();
      Files.writeString(file, TWO.replace("it's: me", "rotated"));
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(10)));

      assertThat(Files.readString(kubeconfig.file())).contains("rotated");
    }
  }

  @Test
  void what_cannot_be_used_is_refused_in_one_sentence() throws IOException {
    Duration timeout = Duration.ofSeconds(1);
    Path missing = folder.resolve("missing");
    Path garbage = Files.writeString(folder.resolve("garbage"), "just text");

    assertThatExceptionOfType(HelmSetupException.class)
        .isThrownBy(() -> new HelmKubeconfig(missing, null, folder).client(timeout))
        .withMessageContaining("missing cannot be read");
    assertThatExceptionOfType(HelmSetupException.class)
        .isThrownBy(() -> new HelmKubeconfig(garbage, null, folder).client(timeout))
        .withMessageContaining("garbage cannot be used");
    assertThatExceptionOfType(HelmSetupException.class)
        .isThrownBy(() -> new HelmKubeconfig(file, "three", folder).client(timeout))
        .withMessageContaining("has no context three");
  }

  @Test
  void the_sdk_speaks_to_the_cluster_of_the_context() {
    HelmSettings settings =
        new HelmSettings(
            Kubeconfigs.twoContexts(folder.resolve("two")),
            "other",
            FixtureChart.folder(),
            ChartOptions.defaults(),
            Duration.ofSeconds(10),
            1,
            TestDirectories.work());
    try (HelmReleases sdk = HelmReleases.sdk(settings)) {
      assertThatExceptionOfType(StoreFailureException.class)
          .isThrownBy(() -> sdk.status(StoreFixtures.blueprint("alpha")).block())
          .satisfies(it -> {
            assertThat(it.failure().code()).isEqualTo(FailureCode.CLUSTER_UNREACHABLE);
            assertThat(it.failure().message()).contains("https://127.0.0.1:2");
            assertThat(it.failure().detail()).contains("127.0.0.1:2");
          });
    }
  }
}
