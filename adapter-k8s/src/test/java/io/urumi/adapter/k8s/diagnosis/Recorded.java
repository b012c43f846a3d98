package io.urumi.adapter.k8s.diagnosis;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.CoreV1Event;
import io.kubernetes.client.openapi.models.V1ContainerStatus;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1Pod;
import io.urumi.adapter.k8s.watch.Transforms;
import io.urumi.kubernetes.TolerantJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Answers of Kubernetes 1.34 about a failing pod, with a field that no version has; see the folder
 * {@code pods} of the resources.
 */
record Recorded(JsonObject json) implements DiagnosticSource {
  static Recorded of(String scenario) {
    try (InputStream file = Recorded.class.getResourceAsStream("/pods/" + scenario + ".json");
        InputStreamReader reader =
            new InputStreamReader(Objects.requireNonNull(file, scenario), StandardCharsets.UTF_8)) {
      return new Recorded(JsonParser.parseReader(reader).getAsJsonObject());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The pod as an informer keeps it. */
  V1Pod pod() {
    return Transforms.pod(TolerantJson.read(json.get("pod").toString(), V1Pod.class));
  }

  Map<String, V1PersistentVolumeClaim> claims() {
    if (!(json.get("claim") instanceof JsonObject object)) {
      return Map.of();
    }
    V1PersistentVolumeClaim claim =
        TolerantJson.read(object.toString(), V1PersistentVolumeClaim.class);
    return Map.of(claim.getMetadata().getName(), Transforms.claim(claim));
  }

  @Override
  public List<CoreV1Event> events(String kind, String name) {
    String member =
        switch (kind) {
          case "Pod" -> "events";
          case "PersistentVolumeClaim" -> "claimEvents";
          default -> "none";
        };
    List<CoreV1Event> events = new ArrayList<>();
    if (json.has(member)) {
      for (JsonElement each : json.getAsJsonArray(member)) {
        events.add(TolerantJson.read(each.toString(), CoreV1Event.class));
      }
    }
    events.sort(Comparator.comparing(ApiDiagnosticSource::lastTime));
    return events;
  }

  @Override
  public String lastLog(V1Pod pod, V1ContainerStatus container) {
    return "last line of " + container.getName();
  }
}
