package io.urumi.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

  private static String run(String... arguments) {
    String program = System.getenv().getOrDefault("URUMI_TEST_HELM", "helm");
    List<String> command = new ArrayList<>();
    command.add(program);
    command.addAll(List.of(arguments));
    try (Program helm = Program.start(command, Map.of("KUBECONFIG", System.getenv("KUBECONFIG")))) {
      int code = helm.exitCode(Duration.ofSeconds(30));
      if (code != 0) {
        throw new AssertionError(command + ": " + helm.output());
      }
      return helm.output();
    }
  }
}
