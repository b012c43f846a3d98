package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Assertions about a failing store and its recovery. */
final class FailureAssertions {
  static final Duration ONE_MINUTE = Duration.ofSeconds(60);
  static final Duration TIMEOUT = Duration.ofSeconds(120);

  private FailureAssertions() {}

  /** Within a minute the store and its events have the code, a message and a remedy. */
  static JsonNode awaitNamedFailure(Api api, String id, String code) {
    JsonNode failing = api.awaitFailure(id, code, ONE_MINUTE);
    assertThat(failing.get("failure").get("message").asString()).isNotBlank();
    assertThat(failing.get("failure").get("remedy").asString()).isNotBlank();
    awaitFailureEvent(api, id, code, "");
    return failing;
  }

  /**
   * A failure that is repaired at once may be over before the store is read; its events keep it.
   */
  static void awaitFailureEvent(Api api, String id, String code, String words) {
    awaitEvent(
        api,
        id,
        "of " + code,
        event ->
            event.path("failure").path("code").asString().equals(code)
                && event.path("failure").path("message").asString().contains(words)
                && !event.path("failure").path("remedy").asString().isBlank());
  }

  private static void awaitEvent(Api api, String id, String what, Predicate<JsonNode> expected) {
    Awaitility.await("there is an event " + what)
        .atMost(ONE_MINUTE)
        .untilAsserted(() -> {
          JsonNode events = api.get("/api/v1/stores/" + id + "/events?limit=200").body();
          assertThat(events.path("items")).as("%s", events).anyMatch(expected);
        });
  }

  /** The failure is reported and the store becomes FAILED, so that it can be retried. */
  static JsonNode awaitFailed(Api api, String id, String code) {
    awaitNamedFailure(api, id, code);
    return api.awaitPhase(id, "FAILED", ONE_MINUTE);
  }

  static void restart(ControlPlaneProcess plane, Map<String, String> changed) {
    plane.program().terminate();
    assertThat(plane.program().exitCode(Duration.ofSeconds(10))).isEqualTo(143);
    plane.startAgain(changed);
  }

  static void retryUntilReady(Api api, String id) {
    assertThat(api.post("/api/v1/stores/" + id + ":retry").status()).isEqualTo(202);
    JsonNode ready = api.awaitPhase(id, "READY", TIMEOUT);
    assertThat(ready.has("failure")).isFalse();
  }

  static void remove(Api api, String id) {
    requestDeletion(api, id);
    api.awaitPhase(id, "DELETED", TIMEOUT);
  }

  static void requestDeletion(Api api, String id) {
    Awaitility.await("deletion is accepted")
        .atMost(ONE_MINUTE)
        .until(() -> api.delete("/api/v1/stores/" + id).status() == 202);
  }
}
