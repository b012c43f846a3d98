package io.urumi.adapter.helm.record;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

/** A revision of a release in Helm's records. */
public record Revision(int number, String status, String chartVersion, String description) {

  static Revision of(JsonObject release) {
    JsonElement info = release.get("info");
    JsonElement chart = member(release.get("chart"), "metadata");
    return new Revision(
        release.get("version").getAsInt(),
        text(member(info, "status")),
        text(member(chart, "version")),
        text(member(info, "description")));
  }

  private static @Nullable JsonElement member(@Nullable JsonElement parent, String name) {
    return parent instanceof JsonObject object ? object.get(name) : null;
  }

  private static String text(@Nullable JsonElement element) {
    return element instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
  }
}
