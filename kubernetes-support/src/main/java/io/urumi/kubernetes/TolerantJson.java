package io.urumi.kubernetes;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1Status;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesTypeAdaptorFactory;
import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Reads client-java's models without their validation, which rejects an object with a field that
 * only a newer API server knows.
 *
 * <p>client-java keeps its JSON library in a static field, so that this applies to every client in
 * the process, also to other users of client-java. The JSON that it writes is unchanged.
 */
public final class TolerantJson {
  private static final DateTimeFormatter MICROSECONDS =
      new DateTimeFormatterBuilder().appendPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX").toFormatter();
  private static final Gson GSON = gson();

  private TolerantJson() {}

  /** Makes client-java use this JSON library. */
  static void install() {
    if (JSON.getGson() != GSON) {
      JSON.setGson(GSON);
    }
  }

  /** An object from its JSON, as the API server sends it. */
  public static <T> T read(String json, Class<T> model) {
    return GSON.fromJson(json, model);
  }

  /** The Status object in an error's body; null when it is something else. */
  static @Nullable V1Status status(String body) {
    try {
      return GSON.fromJson(body, V1Status.class);
    } catch (JsonParseException notStatus) {
      return null;
    }
  }

  private static Gson gson() {
    GsonBuilder builder = JSON.createGson();
    builder.registerTypeAdapter(OffsetDateTime.class, new Times());
    builder.registerTypeAdapter(LocalDate.class, new JSON.LocalDateTypeAdapter().nullSafe());
    builder.registerTypeAdapter(byte[].class, new JSON.ByteArrayAdapter().nullSafe());
    builder.registerTypeAdapterFactory(new DynamicKubernetesTypeAdaptorFactory());
    return builder.create();
  }

  /** Reads an invalid time as null, so that one object does not make a whole list unreadable. */
  private static final class Times extends JSON.OffsetDateTimeTypeAdapter {
    private Times() {
      super(MICROSECONDS);
    }

    @Override
    public @Nullable OffsetDateTime read(JsonReader in) throws IOException {
      try {
        return super.read(in);
      } catch (DateTimeParseException invalid) {
        return null;
      }
    }
  }
}
