package io.urumi.adapter.helm.record;

import com.google.gson.JsonObject;
import io.urumi.kubernetes.JsonPaths;

/** A revision of a release in Helm's records. */
public record Revision(int number, String status, String chartVersion, String description) {

  static Revision of(JsonObject release) {
    return new Revision(
        release.get("version").getAsInt(),
        JsonPaths.text(JsonPaths.at(release, "info", "status")),
        JsonPaths.text(JsonPaths.at(release, "chart", "metadata", "version")),
        JsonPaths.text(JsonPaths.at(release, "info", "description")));
  }
}
