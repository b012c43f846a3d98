package io.urumi.adapter.k8s;

import io.urumi.domain.store.Namespace;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.TenantSpace;
import io.urumi.testkit.cluster.OnCluster;
import io.urumi.testkit.cluster.TestCluster;
import io.urumi.testkit.contract.cluster.TenantSpaceContract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

@OnCluster
final class KubernetesTenantSpaceTest extends TenantSpaceContract {
  @TempDir private Path folder;
  private Administrator administrator;
  private Kubernetes kubernetes;
  private Kubernetes away;

  @BeforeEach
  void connect(TestCluster cluster) {
    administrator = new Administrator(cluster);
    kubernetes = Kubernetes.connect(KubernetesSettings.of(cluster.kubeconfig()));
    away = Kubernetes.connect(KubernetesSettings.of(Kubeconfigs.ofNobody(folder)));
  }

  @AfterEach
  void disconnect() {
    kubernetes.close();
    away.close();
    administrator.close();
  }

  @Override
  protected TenantSpace space() {
    return kubernetes.tenantSpace();
  }

  @Override
  protected TenantSpace spaceInClusterThatIsAway() {
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
  protected boolean isUntouched(Namespace namespace) {
    return administrator
        .find(namespace)
        .filter(there -> !NamespaceState.of(there).terminating())
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
    Map.Entry<String, String> kindAndName = Manifests.split(object);
    Manifests.GUARDRAILS.stream()
        .filter(kind -> kind.kind().equals(kindAndName.getKey()))
        .forEach(kind -> administrator.delete(kind, namespace, kindAndName.getValue()));
  }

  @Override
  protected void deleteCredentials(Namespace namespace) {
    administrator.delete(ResourceKind.SECRET, namespace, Credentials.SECRET);
  }

  @Override
  protected Duration timeout() {
    return Duration.ofSeconds(60);
  }
}
