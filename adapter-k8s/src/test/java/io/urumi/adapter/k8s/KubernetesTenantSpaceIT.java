package io.urumi.adapter.k8s;

import io.urumi.domain.store.Namespace;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.TenantSpace;
import io.urumi.testkit.cluster.Kubeconfigs;
import io.urumi.testkit.cluster.OnCluster;
import io.urumi.testkit.cluster.TestCluster;
import io.urumi.testkit.contract.cluster.TenantSpaceContract;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

@OnCluster
final class KubernetesTenantSpaceIT extends TenantSpaceContract {
  @TempDir private Path folder;
  private Administrator administrator;
  private Kubernetes kubernetes;
  private Kubernetes away;

  @BeforeEach
  void connect(TestCluster cluster) {
    administrator = new Administrator(cluster);
    // As in the cluster, although the account of the tests has all rights.
    kubernetes =
        Kubernetes.connect(
            KubernetesSettings.of(cluster.kubeconfig())
                .withStoreAccess("urumi-store", "urumi/urumi"));
    away = Kubernetes.connect(KubernetesSettings.of(Kubeconfigs.unreachable(folder)));
  }

  @AfterEach
  void disconnect() {
    kubernetes.close();
    away.close();
    administrator.close();
  }

  @Override
  protected TenantSpace tenantSpace() {
    return kubernetes.tenantSpace();
  }

  @Override
  protected TenantSpace unreachableTenantSpace() {
    return away.tenantSpace();
  }

  @Override
  protected StoreBlueprint newStore() {
    return administrator.newStore();
  }

  @Override
  protected void createForeignNamespace(Namespace namespace) {
    administrator.create(
        "{apiVersion: v1, kind: Namespace, metadata: {name: %s}}".formatted(namespace));
  }

  @Override
  protected boolean isActive(Namespace namespace) {
    return administrator
        .find(namespace)
        .filter(there -> there.getMetadata().getDeletionTimestamp() == null)
        .isPresent();
  }

  @Override
  protected void deployWorkloads(StoreBlueprint blueprint) {
    administrator.create(Workloads.of(blueprint).yaml());
  }

  @Override
  protected void deployWorkloadsWithMissingImage(StoreBlueprint blueprint) {
    administrator.create(Workloads.of(blueprint).webImage(Workloads.NO_IMAGE).yaml());
  }

  @Override
  protected void deleteGuardrail(Namespace namespace, String object) {
    String[] kindAndName = object.split("/", 2);
    administrator.delete(kindAndName[0], namespace, kindAndName[1]);
  }

  @Override
  protected void addPolicy(Namespace namespace, String name) {
    administrator.create(
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: %s, namespace: %s}
        spec: {podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{}], egress: [{}]}
        """
            .formatted(name, namespace));
  }

  @Override
  protected void deleteRoleBinding(Namespace namespace) {
    administrator.delete("RoleBinding", namespace, "urumi");
  }

  @Override
  protected void changeSubjectOfRoleBinding(Namespace namespace) {
    administrator.change(
        "RoleBinding",
        namespace,
        "urumi",
        "{\"subjects\":[{\"kind\":\"ServiceAccount\",\"namespace\":\"default\",\"name\":\"other\"}]}");
  }

  @Override
  protected void deleteCredentials(Namespace namespace) {
    administrator.delete("Secret", namespace, "store-credentials");
  }

  @Override
  protected Duration timeout() {
    return Duration.ofSeconds(60);
  }
}
