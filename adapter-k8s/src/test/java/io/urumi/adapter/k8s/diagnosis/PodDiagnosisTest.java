package io.urumi.adapter.k8s.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailure;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the recorded answers of a cluster to the failure that users see. */
final class PodDiagnosisTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "image-missing, IMAGE_PULL_FAILED, docker.io/library/no-such-image-anywhere:none",
    "image-invalid, IMAGE_PULL_FAILED, Docker.io/Not/A valid",
    "crashing, CONTAINER_CRASHING, wordpress",
    "oom, CONTAINER_CRASHING, wordpress",
    "config-error, CONTAINER_CONFIG_INVALID, no-such-secret",
    "no-command, CONTAINER_CONFIG_INVALID, no-such-command",
    "no-mount, CONTAINER_CONFIG_INVALID, no-such-secret",
    "no-room, POD_UNSCHEDULABLE, Insufficient cpu",
    "unbound, VOLUME_UNBOUND, no-such-class",
    "no-claim, VOLUME_UNBOUND, no-such-claim",
  })
  void what_the_cluster_reports_becomes_a_failure_that_names_the_cause(
      String scenario, FailureCode code, String expectedText) {
    StoreFailure failure = diagnose(scenario).orElseThrow();

    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.message()).contains(expectedText);
    assertThat(failure.detail()).isNotBlank();
  }

  @Test
  void a_running_pod_has_no_failure() {
    assertThat(diagnose("running")).isEmpty();
  }

  @Test
  void a_crash_includes_how_the_last_run_ended_and_its_log() {
    assertThat(diagnose("crashing").orElseThrow().detail())
        .contains("ended with Error, exit code 7, after 3 restarts")
        .contains("last line of wordpress");
    assertThat(diagnose("oom").orElseThrow().detail()).contains("OOMKilled, exit code 137");
  }

  @Test
  void an_image_that_cannot_be_pulled_includes_the_reason() {
    assertThat(diagnose("image-missing").orElseThrow().detail())
        .contains("ImagePullBackOff")
        .contains("no such host");
  }

  private static Optional<StoreFailure> diagnose(String scenario) {
    Recorded recorded = Recorded.of(scenario);
    return PodDiagnosis.of(recorded.pod(), recorded.claims(), recorded);
  }
}
