package io.urumi.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.client.testing.Answer;
import io.urumi.client.testing.FakeControlPlane;
import io.urumi.shell.command.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How wrong addresses are reported, and to which addresses no token is sent. */
class AddressTest {

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1", "/api/v1/", "/"})
  void the_path_of_the_api_may_be_part_of_the_address(String path) {
    try (FakeControlPlane plane = new FakeControlPlane()) {
      plane.on("GET /plans", Answer.ok("{\"items\":[]}"));

      assertThat(Shell.alone().run("--url", plane.url() + path, "plan", "list").exit())
          .isEqualTo(ExitCode.OK);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api", "/api/", "/api/api/v1"})
  void the_path_of_a_proxy_is_kept_whatever_it_is(String path) {
    try (FakeControlPlane plane = new FakeControlPlane()) {
      plane.on("GET /api/api/v1/plans", Answer.ok("{\"items\":[]}"));

      assertThat(Shell.alone().run("--url", plane.url() + path, "plan", "list").exit())
          .isEqualTo(ExitCode.OK);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999", "0", "65536"})
  void a_port_that_does_not_exist_is_wrong_usage(String port) {
    Shell.Result result = Shell.alone().run("--url", "http://127.0.0.1:" + port, "plan", "list");

    assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("The port " + port, "between 1 and 65535");
  }

  @Test
  void a_path_that_the_control_plane_does_not_have_is_not_a_missing_store() {
    try (FakeControlPlane plane = new FakeControlPlane()) {
      Shell.Result result =
          Shell.alone()
              .run("--url", plane.url() + "/x", "store", "show", io.urumi.shell.testing.Samples.ID);

      assertThat(result.err()).contains("--url").doesNotContain("no store with the id");
    }
  }

  @Test
  void a_server_that_does_not_speak_http_is_named_as_such() throws IOException {
    assertThat(answered("-ERR unknown command\r\n").err()).contains("does not speak HTTP");
    assertThat(answered("").err()).contains("may not speak HTTP");
  }

  /** Sends a request to a server that answers every connection with this text and closes it. */
  private static Shell.Result answered(String text) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answer(server, text));
      Shell.Result result =
          Shell.alone().run("--url", "http://127.0.0.1:" + server.getLocalPort(), "plan", "list");
      assertThat(result.exit()).isEqualTo(ExitCode.UNREACHABLE);
      return result;
    }
  }

  private static void answer(ServerSocket server, String text) {
    while (!server.isClosed()) {
      try (Socket connection = server.accept()) {
        connection.getInputStream().read(new byte[4096]);
        connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException closed) {
        return;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://urumi.example:8080",
        "http://192.0.2.1",
        "http://localhost.example",
        "http://127.0.0.1.example",
        "http://[2001:db8::1]:8080"
      })
  void a_token_is_not_sent_to_another_machine_without_tls(String url) {
    Shell.Result result =
        Shell.alone().with("URUMI_TOKEN", "urumi_secret").run("--url", url, "plan", "list");

    assertThat(result.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("without encryption", "--insecure-http");
    assertThat(result.err()).doesNotContain("urumi_secret");
  }

  /** The host name does not exist, so the connection is tried and fails. */
  @Test
  void a_token_is_sent_without_tls_when_that_is_allowed() {
    String url = "http://urumi.invalid:8080";

    assertThat(
            Shell.alone()
                .with("URUMI_TOKEN", "urumi_secret")
                .run("--url", url, "--insecure-http", "plan", "list")
                .exit())
        .isEqualTo(ExitCode.UNREACHABLE);
    assertThat(
            Shell.alone()
                .with("URUMI_TOKEN", "urumi_secret")
                .with("URUMI_INSECURE_HTTP", "true")
                .run("--url", url, "plan", "list")
                .exit())
        .isEqualTo(ExitCode.UNREACHABLE);
    assertThat(Shell.alone().run("--url", url, "plan", "list").exit())
        .as("without a token")
        .isEqualTo(ExitCode.UNREACHABLE);
  }
}
