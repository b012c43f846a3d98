package io.urumi.adapter.k8s;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a Kubernetes 1.34 said about a pod in trouble, with a field that no version has; see the
 * resources' folder {@code pods}.
 */
record Recorded(JsonObject json) implements Clues {
  static Recorded of(String scenario) {
    try (InputStream file = Recorded.class.getResourceAsStream("/pods/" + scenario + ".json");
        InputStreamReader reader =
            new InputStreamReader(Objects.requireNonNull(file, scenario), StandardCharsets.UTF_8)) {
      return new Recorded(JsonParser.parseReader(reader).getAsJsonObject());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  PodState pod() {
    return PodState.of(json.getAsJsonObject("pod"));
  }

  Map<String, ClaimState> claims() {
    JsonElement claim = Json.at(json, "claim");
    if (!(claim instanceof JsonObject object)) {
      return Map.of();
    }
    return Map.of(Json.name(object), ClaimState.of(object));
  }

  @Override
  public List<EventState> events(ResourceKind kind, String name) {
    String member =
        switch (kind) {
          case POD -> "events";
          case CLAIM -> "claimEvents";
          default -> "none";
        };
    return Json.objects(json, member).stream()
        .map(event -> EventState.of(event))
        .sorted(Comparator.comparing(EventState::at))
        .toList();
  }

  @Override
  public String lastLog(PodState pod, ContainerState container) {
    return "last line of " + container.name();
  }
}
