package io.urumi.kubernetes.credentials;

import com.google.gson.JsonObject;
import io.urumi.kubernetes.Texts;
import io.urumi.kubernetes.kubeconfig.KubeconfigEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The program of a kubeconfig's user that prints credentials ({@code
 * client.authentication.k8s.io}). It runs without a terminal and with a timeout.
 */
final class ExecPlugin {
  private static final String GROUP = "client.authentication.k8s.io/";
  private static final Set<String> VERSIONS = Set.of(GROUP + "v1", GROUP + "v1beta1");

  private final List<String> command;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final String apiVersion;
  private final String installHint;
  private final Duration timeout;

  private ExecPlugin(KubeconfigEntry exec, KubeconfigEntry cluster, Duration timeout) {
    this.apiVersion = exec.text("apiVersion");
    this.installHint = exec.text("installHint").strip();
    this.timeout = timeout;
    this.command = new ArrayList<>(List.of(command(exec)));
    this.command.addAll(exec.texts("args"));
    for (KubeconfigEntry variable : exec.entries("env")) {
      environment.put(variable.text("name"), variable.text("value"));
    }
    environment.put("KUBERNETES_EXEC_INFO", info(exec, cluster));
  }

  static ExecPlugin of(KubeconfigEntry exec, KubeconfigEntry cluster, Duration timeout) {
    if (exec.text("command").isEmpty()) {
      throw exec.refusal("its exec names no command");
    }
    String version = exec.text("apiVersion");
    if (!VERSIONS.contains(version)) {
      throw exec.refusal(
          "the apiVersion of its exec is \""
              + version
              + "\"; Kubernetes supports "
              + GROUP
              + "v1 and v1beta1");
    }
    String mode = exec.text("interactiveMode");
    if (mode.equals("Always")) {
      throw exec.refusal(
          "its exec has interactiveMode Always, and this process has no terminal for it");
    }
    if (!Set.of("", "Never", "IfAvailable").contains(mode)
        || (mode.isEmpty() && version.endsWith("/v1"))) {
      throw exec.refusal(
          "the interactiveMode of its exec is \""
              + mode
              + "\"; it must be Never, IfAvailable or Always");
    }
    return new ExecPlugin(exec, cluster, timeout);
  }

  /**
   * A command with a slash is a path relative to the kubeconfig; one without is searched on PATH.
   */
  private static String command(KubeconfigEntry exec) {
    String command = exec.text("command");
    Path file = exec.path("command");
    return command.contains("/") && file != null ? file.toString() : command;
  }

  private static String info(KubeconfigEntry exec, KubeconfigEntry cluster) {
    JsonObject spec = new JsonObject();
    spec.addProperty("interactive", false);
    if (exec.flag("provideClusterInfo")) {
      spec.add("cluster", ExecClusterInfo.of(cluster));
    }
    JsonObject info = new JsonObject();
    info.addProperty("apiVersion", exec.text("apiVersion"));
    info.addProperty("kind", "ExecCredential");
    info.add("spec", spec);
    return info.toString();
  }

  /** The program, for messages. */
  String program() {
    return command.getFirst();
  }

  String apiVersion() {
    return apiVersion;
  }

  /** What the program prints. */
  String run() throws CredentialsException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    try (ExecRun run = ExecRun.start(builder)) {
      int code = run.await(timeout, program());
      if (code != 0) {
        String text = Texts.shorten(run.errors().strip().replaceAll("\\s+", " "), 300);
        throw new CredentialsException(
            "The credential program "
                + program()
                + " of the kubeconfig failed with exit code "
                + code
                + (text.isEmpty() ? "." : ": " + text + (text.endsWith(".") ? "" : ".")));
      }
      return run.output();
    } catch (CredentialsException failure) {
      throw failure;
    } catch (IOException absent) {
      throw new CredentialsException(
          "The credential program "
              + program()
              + " of the kubeconfig "
              + (exists() ? "cannot be run: " + absent.getMessage() : "does not exist")
              + (installHint.isEmpty() ? "." : "; " + installHint.replaceAll("\\s+", " ")),
          absent);
    }
  }

  private boolean exists() {
    return program().contains("/") && Files.exists(Path.of(program()));
  }
}
