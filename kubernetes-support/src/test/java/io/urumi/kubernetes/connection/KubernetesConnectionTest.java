package io.urumi.kubernetes.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.urumi.kubernetes.KubeconfigException;
import io.urumi.testkit.cluster.Kubeconfigs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KubernetesConnectionTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(4);

  @TempDir private Path folder;

  @Test
  void a_missing_file_is_named() {
    Path nowhere = folder.resolve("nowhere");

    assertThat(refusalOf(nowhere)).startsWith("There is no kubeconfig at " + nowhere);
  }

  @Test
  void a_folder_is_no_kubeconfig() {
    assertThat(refusalOf(folder)).isEqualTo("The kubeconfig " + folder + " is not a file.");
  }

  @Test
  void an_empty_file_is_reported_as_empty() {
    assertThat(refusal("")).endsWith("is empty.");
  }

  @Test
  void invalid_yaml_is_rejected_in_one_line() {
    assertThat(refusal("clusters: [oops")).contains("is not valid YAML").doesNotContain("\n");
  }

  @Test
  void yaml_of_another_kind_is_no_kubeconfig() {
    assertThat(refusal("- a\n- b")).endsWith("is not a kubeconfig.");
    assertThat(refusal("contexts: 7\ncurrent-context: lab"))
        .endsWith("is malformed: \"contexts\" is not a list.");
  }

  @Test
  void a_binary_file_is_rejected() throws Exception {
    Path file = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

    assertThat(refusalOf(file)).endsWith("is not a text file.");
  }

  @Test
  void a_file_without_a_current_context_is_rejected() {
    assertThat(refusal("apiVersion: v1\nkind: Config")).contains("has no current-context");
    assertThat(refusal("current-context: \"\"")).contains("has no current-context");
  }

  @Test
  void a_context_that_does_not_exist_is_named() {
    assertThat(refusal("current-context: lab")).endsWith("has no context named \"lab\".");
  }

  @Test
  void a_context_without_its_cluster_or_user_is_rejected() {
    String text = Kubeconfigs.of("https://127.0.0.1:1");

    assertThat(refusal(text.replace("clusters: [{name: lab", "clusters: [{name: other")))
        .contains("names the cluster \"lab\", which the file does not describe");
    assertThat(refusal(text.replace("users: [{name: admin", "users: [{name: other")))
        .contains("names the user \"admin\", which the file does not describe");
    assertThat(refusal(Kubeconfigs.of(""))).contains("does not describe with a server");
  }

  @Test
  void unusable_certificates_are_rejected_before_the_first_request() {
    String text =
        Kubeconfigs.of("https://127.0.0.1:1")
            .replace(
                "server: \"https://127.0.0.1:1\"",
                "server: \"https://127.0.0.1:1\", certificate-authority: /does/not/exist");
    Path file = Kubeconfigs.write(folder, text);

    assertThatExceptionOfType(KubeconfigException.class)
        .isThrownBy(() -> KubernetesConnection.open(file).client(TIMEOUT))
        .withMessageStartingWith("The cluster \"lab\" in the kubeconfig " + file)
        .withMessageContaining("cannot be used")
        .withMessageContaining("/does/not/exist");
  }

  @Test
  void another_context_than_the_current_one_can_be_chosen() {
    String text =
        """
        current-context: lab
        contexts:
          - {name: lab, context: {cluster: lab}}
          - {name: shop, context: {cluster: shop}}
        clusters:
          - {name: lab, cluster: {server: "https://lab.example"}}
          - {name: shop, cluster: {server: "https://shop.example"}}
        users: []
        """;
    Path file = Kubeconfigs.write(folder, text);

    assertThat(KubernetesConnection.open(file).client(TIMEOUT).getBasePath())
        .isEqualTo("https://lab.example");
    KubernetesConnection chosen = KubernetesConnection.open(List.of(file), "shop");
    assertThat(chosen.name()).isEqualTo("shop");
    assertThat(chosen.client(TIMEOUT).getBasePath()).isEqualTo("https://shop.example");
    assertThatExceptionOfType(KubeconfigException.class)
        .isThrownBy(() -> KubernetesConnection.open(List.of(file), "missing"))
        .withMessageEndingWith("has no context named \"missing\".");
  }

  private String refusal(String text) {
    return refusalOf(Kubeconfigs.write(folder, text));
  }

  private static String refusalOf(Path file) {
    return String.valueOf(
        assertThatExceptionOfType(KubeconfigException.class)
            .isThrownBy(() -> KubernetesConnection.open(file).client(TIMEOUT))
            .actual()
            .getMessage());
  }
}
