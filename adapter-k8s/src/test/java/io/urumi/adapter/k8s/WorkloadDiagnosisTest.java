package io.urumi.adapter.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.lifecycle.WorkloadFact;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WorkloadDiagnosisTest {
  private static final String QUOTA =
      "pods \"store-web-1\" is forbidden: exceeded quota: store-quota, requested: pods=1, used:"
          + " pods=3, limited: pods=3";
  private static final String SECURITY =
      "create Pod store-db-0 in StatefulSet store-db failed error: pods \"store-db-0\" is"
          + " forbidden: violates PodSecurity \"restricted:latest\": privileged";

  @Test
  void one_ready_pod_is_enough() {
    assertThat(web(workload("{observedGeneration: 2, replicas: 2, readyReplicas: 1}")))
        .isEqualTo(new WorkloadFact.Available());
  }

  @Test
  void ready_pods_of_an_earlier_wish_do_not_count() {
    assertThat(web(workload("{observedGeneration: 1, replicas: 1, readyReplicas: 1}")))
        .isInstanceOf(WorkloadFact.Progressing.class);
  }

  @Test
  void the_pods_problem_is_the_workloads() {
    Recorded missing = Recorded.of("image-missing");

    assertThat(
            WorkloadDiagnosis.of(
                WorkloadRole.WEB,
                workload("{observedGeneration: 2, replicas: 1}"),
                List.of(Recorded.of("running").pod(), missing.pod()),
                Map.of(),
                missing))
        .isInstanceOfSatisfying(
            WorkloadFact.Failing.class,
            failing ->
                assertThat(failing.failure()).isInstanceOf(StoreFailure.ImagePullFailed.class));
  }

  @Test
  void the_problem_of_another_part_is_not() {
    Recorded web = Recorded.of("image-missing");

    assertThat(
            WorkloadDiagnosis.of(
                WorkloadRole.DATABASE,
                workload("{observedGeneration: 2, replicas: 1}"),
                List.of(web.pod()),
                Map.of(),
                new Said(List.of())))
        .isEqualTo(
            new WorkloadFact.Progressing(
                "The database is starting (0 of 1 ready): its pod is not there yet."));
  }

  @Test
  void pods_that_a_quota_refuses_are_a_full_quota() {
    String status =
        "{observedGeneration: 2, conditions: [{type: ReplicaFailure, status: 'True', reason:"
            + " FailedCreate, message: '"
            + QUOTA
            + "'}]}";

    assertThat(web(workload(status)))
        .isEqualTo(
            new WorkloadFact.Failing(
                new StoreFailure.QuotaExceeded(QUOTA.substring(QUOTA.indexOf("exceeded")), QUOTA)));
  }

  @Test
  void a_stateful_set_says_in_events_that_its_pods_are_refused() {
    EventState refused =
        new EventState("Warning", "FailedCreate", SECURITY, "2026-01-01T00:00:02Z");
    EventState created =
        new EventState("Normal", "SuccessfulCreate", "created", "2026-01-01T00:00:03Z");

    assertThat(database(new Said(List.of(refused))))
        .isEqualTo(
            new WorkloadFact.Failing(
                new StoreFailure.PodRefused(
                    "StatefulSet store-db",
                    "violates PodSecurity \"restricted:latest\": privileged",
                    SECURITY)));
    assertThat(database(new Said(List.of(refused, created))))
        .isInstanceOf(WorkloadFact.Progressing.class);
  }

  @Test
  void what_is_scaled_to_zero_is_said_so() {
    WorkloadState none =
        WorkloadState.of(
            JsonParser.parseString(
                    "{metadata: {name: store-web, generation: 1}, spec: {replicas: 0},"
                        + " status: {observedGeneration: 1}}")
                .getAsJsonObject());

    assertThat(web(none))
        .isEqualTo(new WorkloadFact.Progressing("The web server is scaled to zero."));
  }

  private static WorkloadFact web(WorkloadState workload) {
    return WorkloadDiagnosis.of(
        WorkloadRole.WEB, workload, List.of(), Map.of(), new Said(List.of()));
  }

  private static WorkloadFact database(Clues clues) {
    return WorkloadDiagnosis.of(
        WorkloadRole.DATABASE,
        workload("{observedGeneration: 2, replicas: 0}"),
        List.of(),
        Map.of(),
        clues);
  }

  private static WorkloadState workload(String status) {
    return WorkloadState.of(
        JsonParser.parseString(
                "{metadata: {name: store-web, generation: 2}, spec: {replicas: 1}, status: "
                    + status
                    + "}")
            .getAsJsonObject());
  }

  /** Events about anything; no logs. */
  private record Said(List<EventState> events) implements Clues {
    @Override
    public List<EventState> events(ResourceKind kind, String name) {
      return events;
    }

    @Override
    public String lastLog(PodState pod, ContainerState container) {
      return "";
    }
  }
}
