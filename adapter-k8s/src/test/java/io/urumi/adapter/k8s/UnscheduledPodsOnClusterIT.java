package io.urumi.adapter.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.urumi.domain.lifecycle.WorkloadFact;
import io.urumi.kubernetes.JsonPaths;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UnscheduledPodsOnClusterIT extends ClusterTestCase {
  private static final String DATABASE = "StatefulSet store-db";

  @Test
  void a_pod_that_waits_for_the_scheduler_although_its_claim_is_bound_is_replaced_once() {
    build();
    administrator.create(Workloads.of(blueprint).databaseVolumeOf("").yaml());

    act(kubernetes.tenantSpace().replaceUnscheduledPods(blueprint));

    await(view -> view.database().equals(new WorkloadFact.Available()));
    assertThat(created()).as("pods of the " + DATABASE).isEqualTo(2);
    act(kubernetes.tenantSpace().replaceUnscheduledPods(blueprint));
    assertThat(created()).as("pods of the " + DATABASE).isEqualTo(2);
  }

  @Test
  void a_claim_that_is_not_bound_is_waited_for_less_than_a_second_and_its_pod_is_kept() {
    build();
    administrator.create(Workloads.of(blueprint).databaseVolumeOf("no-such-class").yaml());
    Instant before = Instant.now();

    act(kubernetes.tenantSpace().replaceUnscheduledPods(blueprint));

    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(2));
    assertThat(created()).as("pods of the " + DATABASE).isEqualTo(1);
  }

  /** How many pods the StatefulSet has created; equal events are counted in one. */
  private int created() {
    List<DynamicKubernetesObject> events = administrator.list("Event", blueprint.namespace());
    return events.stream()
        .map(DynamicKubernetesObject::getRaw)
        .filter(event -> "SuccessfulCreate".equals(JsonPaths.text(event.get("reason"))))
        .filter(event ->
            "StatefulSet".equals(JsonPaths.text(JsonPaths.at(event, "involvedObject", "kind"))))
        .mapToInt(event -> event.get("count").getAsInt())
        .sum();
  }
}
