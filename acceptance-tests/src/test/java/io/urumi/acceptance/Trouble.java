package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** A store in trouble: what is said about it, and how it gets out. */
final class Trouble {
  static final Duration A_MINUTE = Duration.ofSeconds(60);
  static final Duration PATIENCE = Duration.ofSeconds(120);

  private Trouble() {}

  /** Within a minute, in plain words, with what to do: at the store and among its events. */
  static JsonNode isNamed(Api api, String id, String code) {
    JsonNode failing = api.awaitFailure(id, code, A_MINUTE);
    assertThat(failing.get("failure").get("message").asString()).isNotBlank();
    assertThat(failing.get("failure").get("remedy").asString()).isNotBlank();
    isToldWithRemedy(api, id, code, "");
    return failing;
  }

  /** What is mended at once may be over before the store is looked at: its events tell of it. */
  static void isToldWithRemedy(Api api, String id, String code, String words) {
    awaitEvent(
        api,
        id,
        "of " + code,
        event ->
            event.path("failure").path("code").asString().equals(code)
                && event.path("failure").path("message").asString().contains(words)
                && !event.path("failure").path("remedy").asString().isBlank());
  }

  private static void awaitEvent(Api api, String id, String what, Predicate<JsonNode> wanted) {
    Awaitility.await("an event tells " + what)
        .atMost(A_MINUTE)
        .untilAsserted(() -> {
          JsonNode events = api.get("/api/v1/stores/" + id + "/events?limit=200").body();
          assertThat(events.path("items")).as("%s", events).anyMatch(wanted);
        });
  }

  /** It is named, and given up, so that it can be retried. */
  static JsonNode saysWhyAndGivesUp(Api api, String id, String code) {
    isNamed(api, id, code);
    return api.awaitPhase(id, "FAILED", A_MINUTE);
  }

  static void restart(ControlPlane plane, Map<String, String> changed) {
    plane.program().terminate();
    assertThat(plane.program().exitCode(Duration.ofSeconds(10))).isEqualTo(143);
    plane.startAgain(changed);
  }

  static void retryUntilReady(Api api, String id) {
    assertThat(api.post("/api/v1/stores/" + id + ":retry", "").status()).isEqualTo(202);
    JsonNode ready = api.awaitPhase(id, "READY", PATIENCE);
    assertThat(ready.has("failure")).isFalse();
  }

  static void remove(Api api, String id) {
    askToRemove(api, id);
    api.awaitPhase(id, "DELETED", PATIENCE);
  }

  static void askToRemove(Api api, String id) {
    Awaitility.await("deletion is accepted")
        .atMost(A_MINUTE)
        .until(() -> api.delete("/api/v1/stores/" + id).status() == 202);
  }
}
