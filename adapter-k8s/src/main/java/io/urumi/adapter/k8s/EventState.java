package io.urumi.adapter.k8s;

import com.google.gson.JsonObject;

/**
 * What matters of a Kubernetes event.
 *
 * @param at when it happened last, as RFC 3339, which sorts by time
 */
record EventState(String type, String reason, String message, String at) {
  static EventState of(JsonObject event) {
    String at = "";
    for (String each :
        new String[] {
          Json.text(event, "series", "lastObservedTime"),
          Json.text(event, "lastTimestamp"),
          Json.text(event, "eventTime"),
          Json.text(event, "metadata", "creationTimestamp")
        }) {
      if (at.isEmpty()) {
        at = each;
      }
    }
    return new EventState(
        Json.text(event, "type"), Json.text(event, "reason"), Json.text(event, "message"), at);
  }
}
