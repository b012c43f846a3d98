package io.urumi.adapter.k8s.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.models.CoreV1Event;
import io.kubernetes.client.openapi.models.V1ContainerStatus;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Pod;
import io.urumi.adapter.k8s.watch.WorkloadStatus;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.lifecycle.WorkloadFact;
import io.urumi.kubernetes.TolerantJson;
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
  void ready_pods_of_an_earlier_generation_do_not_count() {
    assertThat(web(workload("{observedGeneration: 1, replicas: 1, readyReplicas: 1}")))
        .isInstanceOf(WorkloadFact.Progressing.class);
  }

  @Test
  void the_failure_of_a_pod_is_the_failure_of_its_workload() {
    Recorded missing = Recorded.of("image-missing");

    assertThat(
            WorkloadDiagnosis.of(
                StoreWorkload.WEB,
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
  void the_failure_of_a_pod_of_another_workload_does_not_count() {
    Recorded web = Recorded.of("image-missing");

    assertThat(
            WorkloadDiagnosis.of(
                StoreWorkload.DATABASE,
                workload("{observedGeneration: 2, replicas: 1}"),
                List.of(web.pod()),
                Map.of(),
                new RecordedEvents(List.of())))
        .isEqualTo(
            new WorkloadFact.Progressing(
                "The database is starting (0 of 1 ready): its pod is not there yet."));
  }

  @Test
  void pods_that_a_quota_rejects_are_an_exceeded_quota() {
    String status =
        "{observedGeneration: 2, conditions: [{type: ReplicaFailure, status: 'True', reason:"
            + " FailedCreate, message: '"
            + QUOTA
            + "'}]}";

    assertThat(web(workload(status)))
        .isEqualTo(
            new WorkloadFact.Failing(
                new StoreFailure.QuotaExceeded(
                    QUOTA.substring(QUOTA.indexOf("store-quota")), QUOTA)));
  }

  @Test
  void a_stateful_set_reports_in_events_that_its_pods_are_rejected() {
    CoreV1Event refused =
        new CoreV1Event().type("Warning").reason("FailedCreate").message(SECURITY);
    CoreV1Event created =
        new CoreV1Event().type("Normal").reason("SuccessfulCreate").message("created");

    assertThat(database(new RecordedEvents(List.of(refused))))
        .isEqualTo(
            new WorkloadFact.Failing(
                new StoreFailure.PodRefused(
                    "StatefulSet store-db",
                    "violates PodSecurity \"restricted:latest\": privileged",
                    SECURITY)));
    assertThat(database(new RecordedEvents(List.of(refused, created))))
        .isInstanceOf(WorkloadFact.Progressing.class);
  }

  @Test
  void a_workload_that_is_scaled_to_zero_is_reported_as_such() {
    WorkloadStatus none =
        WorkloadStatus.of(
            TolerantJson.read(
                "{metadata: {name: store-web, generation: 1}, spec: {replicas: 0},"
                    + " status: {observedGeneration: 1}}",
                V1Deployment.class));

    assertThat(web(none))
        .isEqualTo(new WorkloadFact.Progressing("The web server is scaled to zero."));
  }

  private static WorkloadFact web(WorkloadStatus workload) {
    return WorkloadDiagnosis.of(
        StoreWorkload.WEB, workload, List.of(), Map.of(), new RecordedEvents(List.of()));
  }

  private static WorkloadFact database(DiagnosticSource source) {
    return WorkloadDiagnosis.of(
        StoreWorkload.DATABASE,
        workload("{observedGeneration: 2, replicas: 0}"),
        List.of(),
        Map.of(),
        source);
  }

  private static WorkloadStatus workload(String status) {
    return WorkloadStatus.of(
        TolerantJson.read(
            "{metadata: {name: store-web, generation: 2}, spec: {replicas: 1}, status: "
                + status
                + "}",
            V1Deployment.class));
  }

  /** Events about anything; no logs. */
  private record RecordedEvents(List<CoreV1Event> events) implements DiagnosticSource {
    @Override
    public List<CoreV1Event> events(String kind, String name) {
      return events;
    }

    @Override
    public String lastLog(V1Pod pod, V1ContainerStatus container) {
      return "";
    }
  }
}
