package io.urumi.adapter.k8s;

import com.google.gson.JsonObject;

/**
 * What matters of a volume claim.
 *
 * @param phase {@code Pending}, {@code Bound} or {@code Lost}
 * @param storageClass empty when it names none
 */
record ClaimState(String name, String phase, String storageClass) {
  static ClaimState of(JsonObject claim) {
    return new ClaimState(
        Json.name(claim),
        Json.text(claim, "status", "phase"),
        Json.text(claim, "spec", "storageClassName"));
  }

  boolean bound() {
    return "Bound".equals(phase);
  }
}
