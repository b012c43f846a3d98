package io.urumi.adapter.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.lifecycle.WorkloadFact;
import io.urumi.kubernetes.StoreLabels;
import io.urumi.port.driven.cluster.TenantSpace.View;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Failures as a real cluster reports them. */
final class FailuresOnClusterIT extends ClusterTestCase {

  @Test
  void a_missing_image_is_named() {
    build();
    administrator.create(Workloads.of(blueprint).webImage(Workloads.NO_IMAGE).yaml());

    StoreFailure.ImagePullFailed failure =
        awaitFailure(View::web, StoreFailure.ImagePullFailed.class);

    assertThat(failure.image()).isEqualTo(Workloads.NO_IMAGE);
    assertThat(failure.pod()).startsWith("store-web-");
    await(view -> view.database() instanceof WorkloadFact.Available);
  }

  @Test
  void a_storage_class_that_does_not_exist_is_named() {
    build();
    administrator.create(Workloads.of(blueprint).databaseVolumeOf("no-such-class").yaml());

    StoreFailure.VolumeUnbound failure =
        awaitFailure(View::database, StoreFailure.VolumeUnbound.class);

    assertThat(failure.claim()).isEqualTo("store-database");
    awaitThat(
        () -> awaitFailure(View::database, StoreFailure.VolumeUnbound.class).why(),
        why -> why.contains("no-such-class"));
  }

  @Test
  void a_crashing_container_is_named_with_its_log() {
    build();
    administrator.create(
        Workloads.of(blueprint).webCommand("[sh, -c, 'echo the disk is on fire; exit 7']").yaml());

    StoreFailure.ContainerCrashing failure =
        awaitFailure(View::web, StoreFailure.ContainerCrashing.class);

    assertThat(failure.container()).isEqualTo("wordpress");
    assertThat(failure.detail()).contains("the disk is on fire").contains("exit code 7");
  }

  @Test
  void a_missing_secret_is_named() {
    build();
    administrator.create(
        Workloads.of(blueprint).webExtra("envFrom: [{secretRef: {name: no-such-secret}}]").yaml());

    assertThat(awaitFailure(View::web, StoreFailure.ContainerConfigInvalid.class).why())
        .contains("no-such-secret");
  }

  @Test
  void a_pod_that_no_node_has_room_for_is_named() {
    build();
    administrator.create(
        Workloads.of(blueprint)
            .webResources("{requests: {cpu: 500, memory: 16Mi}, limits: {cpu: 500}}")
            .yaml());

    assertThat(awaitFailure(View::web, StoreFailure.PodUnschedulable.class).why())
        .contains("Insufficient cpu");
  }

  @Test
  void an_exceeded_quota_is_named() {
    build();
    administrator.create(
        Workloads.of(blueprint)
            .webResources("{requests: {memory: 2Gi}, limits: {memory: 2Gi}}")
            .yaml());

    assertThat(awaitFailure(View::web, StoreFailure.QuotaExceeded.class).what())
        .contains("store-quota");
  }

  @Test
  void pods_that_violate_the_security_standard_are_named() {
    build();
    administrator.create(Workloads.of(blueprint).privilegedDatabase().yaml());

    StoreFailure.PodRefused failure = awaitFailure(View::database, StoreFailure.PodRefused.class);

    assertThat(failure.owner()).isEqualTo("StatefulSet store-db");
    assertThat(failure.why()).contains("violates PodSecurity").contains("privileged");
  }

  @Test
  void progress_is_reported_in_a_sentence() {
    build();
    administrator.create(
        Workloads.of(blueprint)
            .webExtra("readinessProbe: {exec: {command: [test, -e, /tmp/ready]}}")
            .yaml());

    View view =
        await(seen ->
            seen.web() instanceof WorkloadFact.Progressing(String message)
                && message.endsWith("ready)."));

    assertThat(view.web())
        .isEqualTo(new WorkloadFact.Progressing("The web server is starting (0 of 1 ready)."));
  }

  @Test
  void a_failing_pod_is_recreated_and_no_other() {
    build();
    administrator.create(Workloads.of(blueprint).webImage(Workloads.NO_IMAGE).yaml());
    awaitFailure(View::web, StoreFailure.ImagePullFailed.class);
    await(view -> view.database() instanceof WorkloadFact.Available);
    Map<String, String> before = pods();

    act(kubernetes.tenantSpace().recreateFailingPods(blueprint));

    Map<String, String> after =
        awaitThat(
            this::pods, pods -> pods.size() == 2 && !pods.values().containsAll(before.values()));
    assertThat(after.get("store-db-0")).isEqualTo(before.get("store-db-0"));
    Set<String> webBefore = Set.copyOf(before.values());
    assertThat(after).containsKey("store-db-0");
    assertThat(after.values().stream().filter(uid -> !webBefore.contains(uid)).toList()).hasSize(1);
  }

  @Test
  void a_workload_whose_pods_were_rejected_retries_at_once() {
    build();
    administrator.change(
        "ResourceQuota",
        blueprint.namespace(),
        "store-quota",
        "{\"spec\":{\"hard\":{\"pods\":\"0\"}}}");
    administrator.create(Workloads.of(blueprint).yaml());
    awaitFailure(View::web, StoreFailure.QuotaExceeded.class);
    awaitFailure(View::database, StoreFailure.QuotaExceeded.class);

    act(kubernetes.tenantSpace().recreateFailingPods(blueprint));

    assertThat(touched("StatefulSet")).isTrue();
    assertThat(touched("ReplicaSet")).isTrue();
    act(kubernetes.tenantSpace().applyGuardrails(blueprint, GUARDRAILS));
    act(kubernetes.tenantSpace().recreateFailingPods(blueprint));
    await(view ->
        view.web() instanceof WorkloadFact.Available
            && view.database() instanceof WorkloadFact.Available);
  }

  private boolean touched(String kind) {
    return administrator.list(kind, blueprint.namespace()).stream()
        .map(each -> each.getMetadata().getAnnotations())
        .anyMatch(each -> each != null && each.containsKey(StoreLabels.RETRIED_AT));
  }

  /** Uid of each pod that is not being deleted, by name. */
  private Map<String, String> pods() {
    return administrator.list("Pod", blueprint.namespace()).stream()
        .map(DynamicKubernetesObject::getMetadata)
        .filter(pod -> pod.getDeletionTimestamp() == null)
        .collect(Collectors.toMap(V1ObjectMeta::getName, V1ObjectMeta::getUid));
  }
}
