package io.urumi.web.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.urumi.testkit.cluster.Kubeconfigs;
import io.urumi.testkit.cluster.SecureApiServer;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts and stops the control plane as a process: exit codes, output and signals. */
class ProcessIT {
  private static final Pattern API = Pattern.compile("API +(http://localhost:\\d+)/");
  private static final int TIMEOUT_SECONDS = 300;

  @TempDir Path folder = Path.of("");

  private String startupFailure(String kubeconfig, String... arguments) throws Exception {
    try (ChildProcess child =
        ChildProcess.start(folder, Map.of("KUBECONFIG", kubeconfig), arguments)) {
      assertThat(child.process().waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(child.process().exitValue()).isEqualTo(UrumiControlPlane.EXIT_STARTUP_FAILURE);
      assertThat(child.errorText() + child.outputText())
          .doesNotContain("\tat ", "Exception", "Caused by");
      String errors = child.errorText().strip();
      assertThat(errors.lines()).as(errors).hasSize(1);
      return errors;
    }
  }

  @Test
  void aMissingKubeconfigIsReportedInOneSentence() throws Exception {
    Path missing = folder.resolve("missing.yaml");
    assertThat(startupFailure(missing.toString()))
        .startsWith("Urumi cannot start: ")
        .contains(missing.toString());
  }

  @Test
  void aMalformedKubeconfigIsReportedInOneSentence() throws Exception {
    Path malformed = Files.writeString(folder.resolve("malformed.yaml"), "clusters: [}");
    assertThat(startupFailure(malformed.toString()))
        .startsWith("Urumi cannot start: ")
        .contains(malformed.toString(), "YAML");
  }

  @Test
  void severalKubeconfigsOfWhichNoneExistsAreReportedInOneSentence() throws Exception {
    assertThat(startupFailure("/a" + java.io.File.pathSeparator + "/b"))
        .contains("There is no kubeconfig at /a or /b");
  }

  /** The file that ChildProcess writes could name the database of this installation. */
  @Test
  void aNewDatabaseIsNotCreatedWhileAFileOfTheWorkingDirectoryIsIgnored() throws Exception {
    assertThat(startupFailure(Kubeconfigs.unreachable(folder).toString()))
        .contains("A new database would be created in ")
        .contains("--spring.config.additional-location=file:" + folder)
        .contains("application.properties");
    assertThat(folder.resolve("home/db/lab")).doesNotExist();
  }

  @Test
  void aFileThatIsNamedIsRead() throws Exception {
    Path named =
        Files.writeString(folder.resolve("urumi.properties"), "urumi.stores.scheme=gopher");
    assertThat(startupFailure("", "--spring.config.additional-location=file:" + named))
        .contains("gopher");
  }

  @Test
  void aCredentialProgramThatHangsIsReportedAndDoesNotKeepTheProcessFromStopping()
      throws Exception {
    Path plugin = Files.writeString(folder.resolve("plugin"), "#!/bin/sh\nexec sleep 300\n");
    Files.setPosixFilePermissions(
        plugin, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
    Path kubeconfig =
        Kubeconfigs.write(
            folder,
            SecureApiServer.kubeconfig(
                "{server: \"https://127.0.0.1:1\"}",
                "{exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never,"
                    + " command: ./plugin}}"));
    try (ChildProcess child =
        ChildProcess.start(folder, Map.of("KUBECONFIG", kubeconfig.toString()))) {
      await()
          .atMost(Duration.ofSeconds(TIMEOUT_SECONDS))
          .until(() -> child.outputText().contains("Waiting for the credential program " + plugin));

      child.process().destroy();

      assertThat(child.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(child.process().exitValue()).isEqualTo(143);
    }
  }

  @Test
  void sigtermClosesOpenStreamsAndEndsTheProcessGracefullyWithCode143() throws Exception {
    try (ChildProcess child = ChildProcess.start(folder, Map.of())) {
      String url =
          await()
              .atMost(Duration.ofSeconds(TIMEOUT_SECONDS))
              .until(() -> address(child.outputText()), found -> !found.isEmpty());
      HttpResponse<InputStream> stream =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(url + "/api/v1/events")).build(),
                  HttpResponse.BodyHandlers.ofInputStream());
      assertThat(stream.statusCode()).isEqualTo(200);

      assertThat(child.outputText())
          .contains("WARN", "application.properties is not read", "additional-location=file:");

      child.process().destroy();

      assertThat(child.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(child.process().exitValue()).isEqualTo(143);
      // A connection that was cut instead of closed would throw here.
      assertThat(new String(stream.body().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
          .contains("connected");
      assertThat(child.outputText()).contains("Graceful shutdown complete");
    }
  }

  private static String address(String output) {
    Matcher matcher = API.matcher(output);
    return matcher.find() ? matcher.group(1) : "";
  }
}
