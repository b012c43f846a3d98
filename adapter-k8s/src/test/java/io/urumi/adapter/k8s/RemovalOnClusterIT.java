package io.urumi.adapter.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.urumi.domain.lifecycle.NamespaceFact;
import io.urumi.domain.lifecycle.WorkloadFact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

final class RemovalOnClusterIT extends ClusterTestCase {
  /**
   * The cluster needs at least 5 s; on its own, with pods whose grace period is 30 s and a claim in
   * use, it needs more than 16 s.
   */
  private static final Duration FAST = Duration.ofSeconds(12);

  @Test
  void a_store_with_pods_and_a_volume_is_deleted_in_seconds() {
    build();
    administrator.create(Workloads.of(blueprint).databaseVolumeOf("").yaml());
    administrator.create(
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: store, namespace: %s, labels: {urumi.io/store-id: %s}}
        spec:
          defaultBackend: {service: {name: store, port: {number: 80}}}
        """
            .formatted(blueprint.namespace(), blueprint.id()));
    await(view -> view.database().equals(new WorkloadFact.Available()));
    Instant before = Instant.now();

    act(kubernetes.tenantSpace().deleteNamespace(blueprint));

    Duration call = Duration.between(before, Instant.now());
    assertThat(administrator.list("Ingress", blueprint.namespace()))
        .as("before the rest")
        .isEmpty();
    assertThat(administrator.find(blueprint.namespace())).as("the namespace").isPresent();
    await(view -> view.namespace() instanceof NamespaceFact.Absent);
    Duration removal = Duration.between(before, Instant.now());
    assertThat(call).isLessThan(Duration.ofSeconds(3));
    assertThat(removal).isLessThan(FAST);
  }

  @Test
  void a_claim_without_a_volume_is_deleted_and_those_with_one_and_of_others_are_kept() {
    build();
    administrator.create(Workloads.of(blueprint).databaseVolumeOf("no-such-class").yaml());
    administrator.create(
        """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: of-a-volume, namespace: %1$s, labels: {urumi.io/store-id: %2$s}}
        spec:
          accessModes: [ReadWriteOnce]
          storageClassName: ""
          volumeName: urumi-tests-no-such-volume
          resources: {requests: {storage: 1Mi}}
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: of-another-user, namespace: %1$s}
        spec:
          accessModes: [ReadWriteOnce]
          storageClassName: no-such-class
          resources: {requests: {storage: 1Mi}}
        """
            .formatted(blueprint.namespace(), blueprint.id()));
    await(view -> view.database() instanceof WorkloadFact.Failing);
    for (String claim : List.of("of-a-volume", "of-another-user")) {
      awaitThat(
          () -> administrator.find("PersistentVolumeClaim", blueprint.namespace(), claim),
          Optional::isPresent);
    }

    act(kubernetes.tenantSpace().deleteUnboundClaims(blueprint));

    assertThat(administrator.list("PersistentVolumeClaim", blueprint.namespace()))
        .extracting(claim -> claim.getMetadata().getName())
        .containsExactlyInAnyOrder("of-a-volume", "of-another-user");
  }

  @Test
  void what_is_deployed_next_does_not_find_a_claim_that_is_being_deleted() {
    build();
    administrator.create(
        """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata:
          name: slow
          namespace: %s
          labels: {urumi.io/store-id: %s}
          finalizers: [example.com/slow]
        spec:
          accessModes: [ReadWriteOnce]
          storageClassName: no-such-class
          resources: {requests: {storage: 1Mi}}
        """
            .formatted(blueprint.namespace(), blueprint.id()));
    awaitThat(
        () -> administrator.find("PersistentVolumeClaim", blueprint.namespace(), "slow"),
        Optional::isPresent);
    Disposable controller =
        Mono.delay(Duration.ofSeconds(1))
            .subscribe(_ ->
                administrator.change(
                    "PersistentVolumeClaim",
                    blueprint.namespace(),
                    "slow",
                    "{\"metadata\":{\"finalizers\":null}}"));

    act(kubernetes.tenantSpace().deleteUnboundClaims(blueprint));

    assertThat(administrator.list("PersistentVolumeClaim", blueprint.namespace())).isEmpty();
    controller.dispose();
  }

  @Test
  void a_finalizer_that_blocks_the_deletion_is_named_and_kept() {
    build();
    administrator.create(
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: held
          namespace: %s
          finalizers: [example.com/held]
        spec: {podSelector: {}}
        """
            .formatted(blueprint.namespace()));

    act(kubernetes.tenantSpace().deleteNamespace(blueprint));

    await(view ->
        view.namespace() instanceof NamespaceFact.Terminating(String blockers)
            && blockers.contains("example.com/held"));
    DynamicKubernetesObject held =
        administrator.find("NetworkPolicy", blueprint.namespace(), "held").orElseThrow();
    assertThat(held.getMetadata().getFinalizers()).containsExactly("example.com/held");
    administrator.change(
        "NetworkPolicy", blueprint.namespace(), "held", "{\"metadata\":{\"finalizers\":null}}");
    await(view -> view.namespace() instanceof NamespaceFact.Absent);
  }

  @Test
  void no_operation_changes_a_foreign_namespace() {
    administrator.create(
        "{apiVersion: v1, kind: Namespace, metadata: {name: %s, labels: {team: shipping}}}"
            .formatted(blueprint.namespace()));
    DynamicKubernetesObject before = settled();

    for (var effect :
        List.of(
            kubernetes.tenantSpace().createNamespace(blueprint),
            kubernetes.tenantSpace().applyGuardrails(blueprint, GUARDRAILS),
            kubernetes.tenantSpace().createCredentials(blueprint),
            kubernetes.tenantSpace().recreateFailingPods(blueprint),
            kubernetes.tenantSpace().deleteNamespace(blueprint))) {
      effect.onErrorComplete().block(TIMEOUT);
    }

    assertThat(observe().namespace())
        .isEqualTo(
            new NamespaceFact.Foreign(
                "another user of the cluster (it has no label urumi.io/store-id)"));
    assertThat(administrator.find(blueprint.namespace())).contains(before);
  }

  private DynamicKubernetesObject settled() {
    return administrator.find(blueprint.namespace()).orElseThrow();
  }
}
