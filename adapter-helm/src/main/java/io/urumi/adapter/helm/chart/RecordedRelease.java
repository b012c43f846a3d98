package io.urumi.adapter.helm.chart;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.ToNumberPolicy;
import io.urumi.domain.release.DeployedRelease;
import io.urumi.kubernetes.JsonPaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The chart and the values of a revision, as Helm's record has them. Both versions of Helm record
 * the files of a chart except those of its dependencies, and its default values without their
 * comments.
 */
public final class RecordedRelease {
  private static final Gson GSON =
      new GsonBuilder()
          .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
          .disableHtmlEscaping()
          .create();

  private final JsonObject info;
  private final JsonObject chart;
  private final JsonObject values;

  /**
   * @param revision Helm's record of it
   */
  public RecordedRelease(JsonObject revision) {
    this.info = object(revision.get("info"));
    this.chart = object(revision.get("chart"));
    this.values = object(revision.get("config"));
  }

  /** What the revision is deployed with. */
  public DeployedRelease deployed() {
    return new DeployedRelease(
        text(metadata(), "version"),
        ImageValues.text(image("web")),
        ImageValues.text(image("database")),
        digest());
  }

  /** Description of the revision. */
  public String description() {
    return text(info, "description");
  }

  /** Digest of everything that {@link #writeChart} and {@link #values} give. */
  public String digest() {
    return new ContentDigest()
        .add("metadata", canonical(metadata()))
        .add("defaults", canonical(chart.get("values")))
        .add("schema", schema())
        .add("templates", canonical(files("templates")))
        .add("files", canonical(files("files")))
        .add("values", canonical(values))
        .hex();
  }

  /** Whether the chart can be installed from the record. */
  public boolean isComplete() {
    return metadata().get("dependencies") == null && !files("templates").isEmpty();
  }

  /** Values of one image: those of the release, else the chart's defaults. */
  public Map<String, Object> image(String component) {
    JsonObject defaults = object(object(object(chart.get("values")).get("image")).get(component));
    JsonObject own = object(object(values.get("image")).get(component));
    return ImageValues.of(name -> {
      String text = text(own, name);
      return text.isEmpty() ? text(defaults, name) : text;
    });
  }

  /** The values as YAML. */
  public String values() {
    return GSON.toJson(values);
  }

  /**
   * Writes the chart into an empty directory.
   *
   * @return the directory
   */
  public Path writeChart(Path directory) {
    write(directory, "Chart.yaml", bytes(GSON.toJson(metadata())));
    write(directory, "values.yaml", bytes(GSON.toJson(object(chart.get("values")))));
    byte[] schema = schema();
    if (schema.length > 0) {
      write(directory, "values.schema.json", schema);
    }
    files("templates").forEach((name, data) -> write(directory, name, decoded(data)));
    files("files").forEach((name, data) -> write(directory, name, decoded(data)));
    return directory;
  }

  private JsonObject metadata() {
    return object(chart.get("metadata"));
  }

  private byte[] schema() {
    return decoded(text(chart, "schema"));
  }

  /** Contents in base64 by name; the order in the record is that of the directory. */
  private Map<String, String> files(String member) {
    Map<String, String> files = new TreeMap<>();
    if (chart.get(member) instanceof JsonArray list) {
      list.forEach(file -> files.put(text(object(file), "name"), text(object(file), "data")));
    }
    return files;
  }

  private static void write(Path directory, String name, byte[] content) {
    Path file = directory.resolve(name).normalize();
    if (!file.startsWith(directory)) {
      throw new IllegalArgumentException("a file of the recorded chart is outside of it: " + name);
    }
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static byte[] decoded(String data) {
    return Base64.getDecoder().decode(data);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String canonical(@Nullable Object value) {
    Object plain = value instanceof JsonElement json ? GSON.fromJson(json, Object.class) : value;
    return CanonicalJson.of(plain);
  }

  private static JsonObject object(@Nullable JsonElement element) {
    return element instanceof JsonObject object ? object : new JsonObject();
  }

  private static String text(JsonObject parent, String name) {
    return JsonPaths.text(parent.get(name));
  }
}
