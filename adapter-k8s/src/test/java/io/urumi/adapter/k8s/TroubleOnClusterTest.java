package io.urumi.adapter.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.lifecycle.WorkloadFact;
import io.urumi.port.driven.cluster.TenantSpace.View;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a real cluster says when things go wrong, and what the platform makes of it. */
final class TroubleOnClusterTest extends ClusterTest {

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
  void a_crashing_container_is_named_with_its_last_words() {
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
  void a_full_quota_is_named() {
    build();
    administrator.create(
        Workloads.of(blueprint)
            .webResources("{requests: {memory: 2Gi}, limits: {memory: 2Gi}}")
            .yaml());

    assertThat(awaitFailure(View::web, StoreFailure.QuotaExceeded.class).what())
        .contains("store-quota");
  }

  @Test
  void pods_that_break_the_security_standard_are_named() {
    build();
    administrator.create(Workloads.of(blueprint).privilegedDatabase().yaml());

    StoreFailure.PodRefused failure = awaitFailure(View::database, StoreFailure.PodRefused.class);

    assertThat(failure.owner()).isEqualTo("StatefulSet store-db");
    assertThat(failure.why()).contains("violates PodSecurity").contains("privileged");
  }

  @Test
  void what_is_under_way_is_said_in_a_sentence() {
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
  void recreating_gives_the_failing_pod_a_new_start_and_leaves_the_other_alone() {
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
  void recreating_makes_a_refused_workload_try_again_at_once() {
    build();
    administrator.change(
        ResourceKind.RESOURCE_QUOTA,
        blueprint.namespace(),
        "store-quota",
        "{\"spec\":{\"hard\":{\"pods\":\"0\"}}}");
    administrator.create(Workloads.of(blueprint).yaml());
    awaitFailure(View::web, StoreFailure.QuotaExceeded.class);
    awaitFailure(View::database, StoreFailure.QuotaExceeded.class);

    act(kubernetes.tenantSpace().recreateFailingPods(blueprint));

    assertThat(touched(ResourceKind.STATEFUL_SET)).isTrue();
    assertThat(touched(ResourceKind.REPLICA_SET)).isTrue();
    act(kubernetes.tenantSpace().applyGuardrails(blueprint, GUARDRAILS));
    act(kubernetes.tenantSpace().recreateFailingPods(blueprint));
    await(view ->
        view.web() instanceof WorkloadFact.Available
            && view.database() instanceof WorkloadFact.Available);
  }

  private boolean touched(ResourceKind kind) {
    return administrator
        .api()
        .list(kind, blueprint.namespace().value(), Labels.SELECTOR, null)
        .items()
        .stream()
        .anyMatch(each -> !Json.text(each, "metadata", "annotations", Labels.RETRIED_AT).isEmpty());
  }

  /** Uid of each pod that is not on its way out, by name. */
  private Map<String, String> pods() {
    return administrator
        .api()
        .list(ResourceKind.POD, blueprint.namespace().value(), null, null)
        .items()
        .stream()
        .map(PodState::of)
        .filter(pod -> !pod.leaving())
        .collect(Collectors.toMap(PodState::name, PodState::uid));
  }
}
