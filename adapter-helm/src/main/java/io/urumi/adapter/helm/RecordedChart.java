package io.urumi.adapter.helm;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * An earlier revision as a chart that can be deployed again. Like Helm's own rollback it deploys
 * the objects that were recorded and renders nothing anew: its one template is their text. Name,
 * version and values are the recorded ones, so that the new revision reads like the earlier one.
 *
 * <p>As in a rollback, hooks of install and upgrade do not run. Those that run at other times, such
 * as tests, are carried over; hooks of the rollback itself cannot be, and are refused.
 */
record RecordedChart(Path folder, String values) {
  private static final String MANIFEST = "manifest.yaml";

  static RecordedChart write(CallFolder call, JsonObject release) {
    JsonObject chart = release.getAsJsonObject("chart");
    JsonObject metadata = chart.getAsJsonObject("metadata").deepCopy();
    // They are part of the recorded objects already.
    metadata.remove("dependencies");
    call.write("recorded/Chart.yaml", metadata.toString());
    call.write("recorded/values.yaml", object(chart, "values").toString());
    call.write("recorded/" + MANIFEST, objects(release));
    call.write("recorded/templates/" + MANIFEST, "{{ .Files.Get \"" + MANIFEST + "\" }}\n");
    return new RecordedChart(call.path("recorded"), object(release, "config").toString());
  }

  private static String objects(JsonObject release) {
    StringBuilder manifest = new StringBuilder(release.get("manifest").getAsString());
    if (release.get("hooks") instanceof JsonArray hooks) {
      for (JsonElement hook : hooks) {
        append(manifest, hook.getAsJsonObject());
      }
    }
    return manifest.toString();
  }

  private static void append(StringBuilder manifest, JsonObject hook) {
    List<String> events =
        hook.getAsJsonArray("events").asList().stream()
            .map(event -> event.getAsString().toLowerCase(Locale.ROOT))
            .toList();
    if (events.stream().anyMatch(event -> event.endsWith("rollback"))) {
      throw new HelmException(
          "hook "
              + hook.get("name").getAsString()
              + " runs on rollback, which the Helm SDK cannot do; use the helm program");
    }
    if (events.stream().noneMatch(event -> event.endsWith("upgrade"))) {
      manifest.append("\n---\n").append(hook.get("manifest").getAsString()).append('\n');
    }
  }

  private static JsonObject object(JsonObject parent, String key) {
    return parent.get(key) instanceof JsonObject object ? object : new JsonObject();
  }
}
