package io.urumi.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** The helm program, as an operator uses it. */
final class Helm {
  private Helm() {}

  static String list() {
    return run("list", "--all-namespaces");
  }

  static String values(String namespace) {
    return run("get", "values", "store", "--namespace", namespace, "--all");
  }

  /** One line per revision, without the heading. */
  static List<String> history(String namespace) {
    return run("history", "store", "--namespace", namespace).lines().skip(1).toList();
  }

  /**
   * Starts an upgrade that waits for pods which never start, and kills it: the release stays in
   * {@code pending-upgrade}.
   */
  static void interruptUpgrade(String namespace) {
    String chart = Program.ROOT.resolve("charts/woocommerce-store").toString();
    List<String> command =
        command(
            "upgrade",
            "store",
            chart,
            "--namespace",
            namespace,
            "--reuse-values",
            "--wait",
            "--set",
            "image.web.tag=not-there");
    try (Program helm = Program.start(command, kubeconfig())) {
      Awaitility.await("the upgrade has started")
          .atMost(Duration.ofSeconds(30))
          .until(() -> history(namespace).getLast().contains("pending-upgrade"));
      helm.kill();
    }
  }

  private static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getenv().getOrDefault("URUMI_TEST_HELM", "helm"));
    command.addAll(List.of(arguments));
    return command;
  }

  private static Map<String, String> kubeconfig() {
    return Map.of("KUBECONFIG", System.getenv("KUBECONFIG"));
  }

  private static String run(String... arguments) {
    List<String> command = command(arguments);
    try (Program helm = Program.start(command, kubeconfig())) {
      int code = helm.exitCode(Duration.ofSeconds(30));
      if (code != 0) {
        throw new AssertionError(command + ": " + helm.output());
      }
      return helm.output();
    }
  }
}
