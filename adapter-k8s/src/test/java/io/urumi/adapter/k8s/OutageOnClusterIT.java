package io.urumi.adapter.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.lifecycle.GuardrailsFact;
import io.urumi.domain.lifecycle.NamespaceFact;
import io.urumi.domain.store.Subdomain;
import io.urumi.kubernetes.connection.KubernetesConnection;
import io.urumi.port.driven.cluster.TenantSpace.View;
import io.urumi.port.model.ClusterStatus;
import io.urumi.testkit.cluster.Kubeconfigs;
import io.urumi.testkit.cluster.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** The API server is unreachable for a while, for this test only. */
final class OutageOnClusterIT extends ClusterTestCase {
  /** Time until everything works again after the server is back. */
  private static final Duration RECOVERY = Duration.ofSeconds(15);

  private static final Duration CALL = Duration.ofSeconds(3);

  @TempDir private Path folder;
  private FaultProxy proxy;
  private Kubernetes remote;

  @BeforeEach
  void connectThroughProxy(TestCluster cluster) {
    URI server = URI.create(server(cluster.kubeconfig()));
    proxy = new FaultProxy(server);
    remote = Kubernetes.connect(throughTheProxy());
  }

  @AfterEach
  void disconnectFromProxy() {
    remote.close();
    proxy.close();
  }

  private KubernetesSettings throughTheProxy() {
    try {
      String text =
          Files.readString(kubeconfig)
              .replace(server(kubeconfig), "https://127.0.0.1:" + proxy.port());
      return KubernetesSettings.of(Kubeconfigs.write(folder, text))
          .withTimeouts(CALL, CALL.multipliedBy(2), CALL);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String server(Path kubeconfig) {
    return KubernetesConnection.open(kubeconfig).client(CALL).getBasePath();
  }

  @Test
  void everything_continues_after_an_outage_and_changes_during_it_are_reported() {
    build();
    List<Subdomain> reported = new CopyOnWriteArrayList<>();
    Disposable subscription = remote.tenantSpace().changes().subscribe(reported::add);
    assertThat(observeRemote().guardrails()).isEqualTo(new GuardrailsFact.Applied());

    proxy.cut();

    assertThat(failure()).isEqualTo(FailureCode.CLUSTER_UNREACHABLE);
    assertThat(status().reachable()).isFalse();
    administrator.delete("NetworkPolicy", blueprint.namespace(), "store-default-deny");
    reported.clear();
    proxy.repair();

    assertThat(
            Mono.fromSupplier(() -> reported.contains(blueprint.subdomain()))
                .repeatWhen(repeats -> repeats.delayElements(Duration.ofMillis(50)))
                .filter(Boolean::booleanValue)
                .blockFirst(RECOVERY))
        .isTrue();
    assertThat(observeRemote().guardrails())
        .isEqualTo(new GuardrailsFact.NotApplied(List.of("NetworkPolicy/store-default-deny")));
    assertThat(status().reachable()).isTrue();
    assertThat(subscription.isDisposed()).isFalse();
    subscription.dispose();
  }

  @Test
  void connecting_while_the_server_is_unreachable_is_no_error() {
    build();
    proxy.cut();
    try (Kubernetes late = Kubernetes.connect(throughTheProxy())) {
      assertThatExceptionOfType(StoreFailureException.class)
          .isThrownBy(() -> late.tenantSpace().observe(blueprint).block(RECOVERY));

      proxy.repair();

      View view = Objects.requireNonNull(late.tenantSpace().observe(blueprint).block(RECOVERY));
      assertThat(view.namespace()).isEqualTo(new NamespaceFact.Active());
      assertThat(view.guardrails()).isEqualTo(new GuardrailsFact.Applied());
    }
  }

  @Test
  void a_server_that_does_not_answer_fails_at_the_timeout_and_recovers() {
    build();
    observeRemote();

    proxy.freeze();
    Instant before = Instant.now();

    assertThat(failure()).isEqualTo(FailureCode.CLUSTER_UNREACHABLE);
    assertThat(Duration.between(before, Instant.now())).isLessThan(CALL.plusSeconds(2));
    assertThat(status().reachable()).isFalse();
    administrator.delete("LimitRange", blueprint.namespace(), "store-limits");
    proxy.repair();
    assertThat(
            Mono.defer(() -> remote.tenantSpace().observe(blueprint))
                .onErrorComplete()
                // Changes during the outage arrive by the watch, shortly after the first answer.
                .filter(view -> view.guardrails() instanceof GuardrailsFact.NotApplied)
                .repeatWhen(repeats -> repeats.delayElements(Duration.ofMillis(50)))
                .blockFirst(RECOVERY))
        .extracting(View::guardrails)
        .isEqualTo(new GuardrailsFact.NotApplied(List.of("LimitRange/store-limits")));
  }

  @Test
  void closing_leaves_no_connection_and_no_thread() {
    observeRemote();
    remote.storefrontProbe().probe(blueprint).block(RECOVERY);
    assertThat(proxy.connections()).isPositive();
    assertThat(ownThreads()).isNotEmpty();

    remote.close();

    awaitThat(proxy::connections, connections -> connections == 0);
    kubernetes.close();
    Instant closed = Instant.now();
    awaitThat(OutageOnClusterIT::ownThreads, List::isEmpty);
    // Idle threads end by themselves after 30 seconds.
    assertThat(Duration.between(closed, Instant.now())).isLessThan(Duration.ofSeconds(20));
  }

  private static List<String> ownThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("urumi-k8s"))
        .toList();
  }

  private View observeRemote() {
    return Objects.requireNonNull(remote.tenantSpace().observe(blueprint).block(RECOVERY));
  }

  private FailureCode failure() {
    return assertThatExceptionOfType(StoreFailureException.class)
        .isThrownBy(() -> remote.tenantSpace().observe(blueprint).block(RECOVERY))
        .actual()
        .failure()
        .code();
  }

  private ClusterStatus status() {
    return Objects.requireNonNull(remote.cluster().status().block(RECOVERY));
  }
}
