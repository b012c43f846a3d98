package io.urumi.adapter.helm.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeconfigCopyTest {
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
    try (KubeconfigCopy kubeconfig = new KubeconfigCopy(file, null, folder)) {
      assertThat(kubeconfig.file()).isEqualTo(file);
    }
  }

  @Test
  void with_a_context_a_private_copy_names_it_and_finds_the_same_files() throws IOException {
    Path copy;
    try (KubeconfigCopy kubeconfig = new KubeconfigCopy(file, "two", folder)) {
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
  void a_changed_original_is_copied_again() throws IOException {
    try (KubeconfigCopy kubeconfig = new KubeconfigCopy(file, "two", folder)) {
      kubeconfig.file();
      Files.writeString(file, TWO.replace("it's: me", "rotated"));
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(10)));

      assertThat(Files.readString(kubeconfig.file())).contains("rotated");
    }
  }
}
