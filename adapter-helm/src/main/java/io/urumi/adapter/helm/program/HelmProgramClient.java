package io.urumi.adapter.helm.program;

import com.google.gson.JsonParser;
import io.urumi.adapter.helm.client.AuthenticatedCalls;
import io.urumi.adapter.helm.client.HelmClient;
import io.urumi.adapter.helm.failure.HelmException;
import io.urumi.adapter.helm.failure.HelmUnusableException;
import io.urumi.adapter.helm.workdir.TempDirectory;
import io.urumi.kubernetes.connection.KubernetesConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The helm program, version 4. It applies objects on the client's side, as Helm 3 does, so that
 * either implementation can continue a release of the other.
 */
public final class HelmProgramClient implements HelmClient {
  private final HelmProcess process;
  private final Path workDirectory;
  private final AuthenticatedCalls authenticated;
  private final String timeout;
  private final String version;

  /**
   * @throws HelmUnusableException when the program cannot be run or is too old
   */
  public HelmProgramClient(
      HelmProcess process, KubernetesConnection connection, Path workDirectory, Duration timeout) {
    this.process = process;
    this.workDirectory = workDirectory;
    this.timeout = Math.max(1, timeout.toSeconds()) + "s";
    this.authenticated = new AuthenticatedCalls(connection, workDirectory);
    this.version = checkedVersion(process);
  }

  private static String checkedVersion(HelmProcess process) {
    if (!Files.isExecutable(process.program())) {
      throw new HelmUnusableException(
          "There is no helm program " + process.program() + " to execute.");
    }
    String version;
    try {
      version = process.run(List.of("version", "--template", "{{.Version}}")).strip();
    } catch (HelmException unusable) {
      throw new HelmUnusableException(
          "The helm program " + process.program() + " does not work: " + unusable.text(), unusable);
    }
    if (!version.matches("v?([4-9]|[1-9][0-9]+)\\..*")) {
      throw new HelmUnusableException(
          "The helm program "
              + process.program()
              + " is "
              + version
              + "; version 4.3 or newer is needed.");
    }
    return version;
  }

  @Override
  public String implementation() {
    return "program";
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public int install(ReleaseSpec spec) {
    return deploy(spec, List.of("install", "--server-side=false"));
  }

  @Override
  public int upgrade(ReleaseSpec spec) {
    return deploy(
        spec,
        List.of(
            "upgrade",
            "--server-side=false",
            "--reset-values",
            "--history-max",
            String.valueOf(HISTORY_LIMIT)));
  }

  private int deploy(ReleaseSpec spec, List<String> command) {
    return authenticated.call((kubeconfig, directory) -> {
      List<String> line = new ArrayList<>(command);
      line.addAll(
          List.of(
              RELEASE,
              spec.chart().toString(),
              "--disable-openapi-validation",
              "--values",
              directory.write("values.yaml", spec.values()).toString(),
              "--description",
              spec.description(),
              "--timeout",
              timeout,
              "-o",
              "json"));
      String output = process.run(arguments(kubeconfig, spec.namespace(), line));
      return JsonParser.parseString(output).getAsJsonObject().get("version").getAsInt();
    });
  }

  @Override
  public String template(ReleaseSpec spec, String kubernetesVersion) {
    try (TempDirectory directory = TempDirectory.open(workDirectory)) {
      return process.run(
          List.of(
              "template",
              RELEASE,
              spec.chart().toString(),
              "--namespace",
              spec.namespace(),
              "--kube-version",
              kubernetesVersion,
              "--values",
              directory.write("values.yaml", spec.values()).toString()));
    }
  }

  @Override
  public void close() {
    // Each call is one process, which ends with the call.
  }

  private static List<String> arguments(Path kubeconfig, String namespace, List<String> command) {
    List<String> line = new ArrayList<>(command);
    line.addAll(List.of("--kubeconfig", kubeconfig.toString(), "--namespace", namespace));
    return line;
  }
}
