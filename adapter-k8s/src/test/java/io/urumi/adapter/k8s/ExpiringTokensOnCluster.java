package io.urumi.adapter.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.models.V1TokenRequestSpec;
import io.urumi.domain.lifecycle.NamespaceFact;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tokens that expire while they are used. An API server issues none that live for less than ten
 * minutes, so that this takes twelve, and no build runs it; the command is in {@code
 * docs/resilience.md}.
 */
final class ExpiringTokensOnCluster extends ClusterTestCase {
  private static final Duration LIFETIME =
      Duration.ofSeconds(Integer.getInteger("urumi.test.token-lifetime", 600));
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  /** The kubelet replaces a token when that share of its lifetime is over. */
  private static final double RENEWED = 0.8;

  /** API servers accept a token for about a minute longer. */
  private static final Duration LEEWAY = Duration.ofMinutes(3);

  @TempDir private Path folder;

  @Test
  void a_token_file_and_a_credential_program_outlive_their_tokens() throws Exception {
    build();
    TestAccount account = new TestAccount(kubeconfig, folder, blueprint.namespace());
    account.create("admin");
    Path mounted = Files.createDirectory(folder.resolve("mounted"));
    writeAsKubelet(mounted, newToken(account));
    Path runs = folder.resolve("runs");
    Instant start = Instant.now();
    Instant rewriteAt = start.plusMillis((long) (LIFETIME.toMillis() * RENEWED));
    int rewrites = 0;
    Instant expired = null;
    int observed = 0;
    try (Kubernetes fixed = connect(account, Map.of("token", newToken(account)));
        Kubernetes file =
            connect(account, Map.of("tokenFile", mounted.resolve("token").toString()));
        Kubernetes program = connect(account, Map.of("exec", exec(runs)))) {
      Instant end = start.plus(LIFETIME).plus(LEEWAY);
      while (Instant.now().isBefore(end)) {
        if (!Instant.now().isBefore(rewriteAt)) {
          writeAsKubelet(mounted, newToken(account));
          rewriteAt = Instant.now().plusMillis((long) (LIFETIME.toMillis() * RENEWED));
          rewrites++;
        }
        assertThat(canObserve(file, blueprint)).as("token file, %s", Instant.now()).isTrue();
        assertThat(canObserve(program, blueprint)).as("program, %s", Instant.now()).isTrue();
        observed++;
        if (expired == null && !canObserve(fixed, blueprint)) {
          expired = Instant.now();
        }
        Thread.sleep(INTERVAL);
      }
    }
    assertThat(expired).as("the token in the kubeconfig expires").isNotNull();
    assertThat(Objects.requireNonNull(expired)).isAfter(start.plus(LIFETIME).minusSeconds(10));
    assertThat(rewrites).isPositive();
    int programRuns = Files.readAllLines(runs).size();
    assertThat(programRuns).isBetween(2, 4);
    System.out.printf(
        "A token of %d s was refused after %d s. With a token file that was rewritten %d time(s)"
            + " and a program that ran %d times, %d observations each succeeded, none failed.%n",
        LIFETIME.toSeconds(),
        Duration.between(start, expired).toSeconds(),
        rewrites,
        programRuns,
        observed);
  }

  private static Kubernetes connect(TestAccount account, Map<String, Object> user)
      throws IOException {
    return Kubernetes.connect(KubernetesSettings.of(account.kubeconfig(user)));
  }

  private static boolean canObserve(Kubernetes client, StoreBlueprint blueprint) {
    try {
      return Objects.requireNonNull(client.tenantSpace().observe(blueprint).block(TIMEOUT))
          .namespace()
          .equals(new NamespaceFact.Active());
    } catch (RuntimeException refused) {
      return false;
    }
  }

  private static String newToken(TestAccount account) throws ApiException {
    return account.token(
        new V1TokenRequestSpec().audiences(List.of()).expirationSeconds(LIFETIME.toSeconds()));
  }

  /** In a folder of its own, to which a link is moved. */
  private static void writeAsKubelet(Path mounted, String token) throws IOException {
    Path version = Files.createDirectory(mounted.resolve("..version" + System.nanoTime()));
    Files.writeString(version.resolve("token"), token);
    Path link = Files.createSymbolicLink(mounted.resolve("..data_tmp"), version.getFileName());
    Files.move(
        link,
        mounted.resolve("..data"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    if (!Files.exists(mounted.resolve("token"))) {
      Files.createSymbolicLink(mounted.resolve("token"), Path.of("..data", "token"));
    }
  }

  /** A program that requests a new token each time it is run. */
  private Map<String, Object> exec(Path runs) throws IOException {
    String script =
        """
        #!/bin/sh
        set -eu
        echo run >>'%s'
        token=$(kubectl --kubeconfig '%s' -n '%s' create token '%s' --duration=%ds)
        expires=$(date -u -d '+%d seconds' +%%Y-%%m-%%dT%%H:%%M:%%SZ)
        printf '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential",'
        printf '"status":{"token":"%%s","expirationTimestamp":"%%s"}}' "$token" "$expires"
        """
            .formatted(
                runs,
                kubeconfig,
                blueprint.namespace(),
                TestAccount.NAME,
                LIFETIME.toSeconds(),
                LIFETIME.toSeconds());
    Path file = Files.writeString(folder.resolve("credentials.sh"), script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return Map.of(
        "apiVersion",
        "client.authentication.k8s.io/v1",
        "command",
        file.toString(),
        "interactiveMode",
        "Never");
  }
}
