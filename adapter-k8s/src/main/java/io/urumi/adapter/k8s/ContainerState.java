package io.urumi.adapter.k8s;

import com.google.gson.JsonObject;

/**
 * What the kubelet says about one container.
 *
 * @param init whether it runs before the others
 * @param waiting reason why it does not run, for example {@code ImagePullBackOff}; empty when it
 *     does
 * @param waitingMessage the kubelet's words about it
 * @param ended reason why its current or last run ended, for example {@code OOMKilled}; empty when
 *     none did
 * @param endedMessage what the kubelet or the container itself left about it
 * @param exitCode of that run
 * @param endedNow whether it is ended at this moment
 */
record ContainerState(
    String name,
    String image,
    boolean init,
    boolean ready,
    long restarts,
    String waiting,
    String waitingMessage,
    String ended,
    String endedMessage,
    long exitCode,
    boolean endedNow) {

  static ContainerState of(JsonObject status, boolean init) {
    boolean endedNow = Json.at(status, "state", "terminated") != null;
    String run = endedNow ? "state" : "lastState";
    return new ContainerState(
        Json.text(status, "name"),
        Json.text(status, "image"),
        init,
        Json.flag(status, "ready"),
        Json.number(status, "restartCount"),
        Json.text(status, "state", "waiting", "reason"),
        Json.text(status, "state", "waiting", "message"),
        Json.text(status, run, "terminated", "reason"),
        Json.text(status, run, "terminated", "message"),
        Json.number(status, run, "terminated", "exitCode"),
        endedNow);
  }
}
