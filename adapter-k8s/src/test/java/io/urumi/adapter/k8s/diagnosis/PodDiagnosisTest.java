package io.urumi.adapter.k8s.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailure;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  void a_container_that_runs_again_after_two_crashes_is_crashing_and_after_one_it_may_recover() {
    assertThat(diagnose(runningAgain(1))).isEmpty();
    assertThat(diagnose(runningAgain(2)).orElseThrow().code())
        .isEqualTo(FailureCode.CONTAINER_CRASHING);
  }

  @Test
  void the_events_of_a_pod_are_read_when_it_has_not_started_within_seconds() {
    assertThat(diagnose(created("no-mount", Instant.now()))).isEmpty();
    assertThat(diagnose(created("unbound", Instant.now()))).isEmpty();
    assertThat(diagnose(created("no-mount", Instant.now().minusSeconds(4)))).isPresent();
    assertThat(diagnose(created("image-missing", Instant.now()))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Unable to attach or mount volumes: unmounted volumes=[uploads], unattached volumes=[],"
            + " failed to process volumes=[uploads]: error processing PVC"
            + " store-alpha/store-uploads: failed to fetch PVC from API server:"
            + " persistentvolumeclaims \"store-uploads\" is forbidden: User \"system:node:one\""
            + " cannot get resource \"persistentvolumeclaims\" in API group \"\" in the namespace"
            + " \"store-alpha\": no relationship found between node 'one' and this object",
        "MountVolume.SetUp failed for volume \"credentials\" : failed to sync secret cache: timed"
            + " out waiting for the condition"
      })
  void what_the_kubelet_asks_for_again_is_no_failure(String message) {
    JsonObject json = Recorded.of("no-mount").json().deepCopy();
    json.getAsJsonArray("events")
        .forEach(event -> event.getAsJsonObject().addProperty("message", message));

    assertThat(diagnose("no-mount")).isPresent();
    assertThat(diagnose(new Recorded(json))).isEmpty();
  }

  private static Recorded created(String scenario, Instant at) {
    JsonObject json = Recorded.of(scenario).json().deepCopy();
    json.getAsJsonObject("pod")
        .getAsJsonObject("metadata")
        .addProperty("creationTimestamp", at.toString());
    return new Recorded(json);
  }

  private static Recorded runningAgain(int restarts) {
    JsonObject json = Recorded.of("crashing").json().deepCopy();
    JsonObject container =
        json.getAsJsonObject("pod")
            .getAsJsonObject("status")
            .getAsJsonArray("containerStatuses")
            .get(0)
            .getAsJsonObject();
    container.add("state", JsonParser.parseString("{\"running\": {}}"));
    container.addProperty("restartCount", restarts);
    return new Recorded(json);
  }

  @Test
  void a_claim_waits_for_its_storage_class_or_names_none() {
    JsonObject waiting = Recorded.of("unbound").json().deepCopy();
    waiting.remove("claimEvents");
    JsonObject classless = waiting.deepCopy();
    classless.getAsJsonObject("claim").getAsJsonObject("spec").remove("storageClassName");

    StoreFailure pending = diagnose(new Recorded(waiting)).orElseThrow();
    StoreFailure unbound = diagnose(new Recorded(classless)).orElseThrow();

    assertThat(pending.code()).isEqualTo(FailureCode.VOLUME_PENDING);
    assertThat(pending.message()).contains("no-such-class");
    assertThat(unbound.code()).isEqualTo(FailureCode.VOLUME_UNBOUND);
    assertThat(unbound.message()).contains("names no storage class");
  }

  @Test
  void an_image_that_cannot_be_pulled_includes_the_reason() {
    assertThat(diagnose("image-missing").orElseThrow().detail())
        .contains("ImagePullBackOff")
        .contains("no such host");
  }

  private static Optional<StoreFailure> diagnose(String scenario) {
    return diagnose(Recorded.of(scenario));
  }

  private static Optional<StoreFailure> diagnose(Recorded recorded) {
    return PodDiagnosis.of(recorded.pod(), recorded.claims(), recorded);
  }
}
