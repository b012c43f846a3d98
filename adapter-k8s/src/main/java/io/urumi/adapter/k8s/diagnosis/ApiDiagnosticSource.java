package io.urumi.adapter.k8s.diagnosis;

import com.google.gson.JsonParseException;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.CoreV1Event;
import io.kubernetes.client.openapi.models.CoreV1EventSeries;
import io.kubernetes.client.openapi.models.V1ContainerStatus;
import io.kubernetes.client.openapi.models.V1Pod;
import io.urumi.adapter.k8s.watch.ResourceTypes;
import io.urumi.kubernetes.ResourceClient;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Reads events and logs from the API server; caches the log of a crash, which does not change. */
public final class ApiDiagnosticSource {
  private static final int LOG_LINES = 20;
  private static final int LOG_BYTES = 16_384;
  private static final int LOG_CHARACTERS = 2000;
  private static final OffsetDateTime NEVER =
      OffsetDateTime.MIN.withOffsetSameLocal(ZoneOffset.UTC);

  private final CoreV1Api core;
  private final ResourceClient<CoreV1Event, ?> events;
  private final Map<Crash, String> logs = new BoundedMap();

  /** One termination of one container. */
  private record Crash(String podUid, String container, int restarts) {}

  public ApiDiagnosticSource(ApiClient client) {
    this.core = new CoreV1Api(client);
    this.events = new ResourceClient<>(ResourceTypes.EVENT, client);
  }

  /** The source for the objects of one namespace. */
  DiagnosticSource of(String namespace) {
    return new DiagnosticSource() {
      @Override
      public List<CoreV1Event> events(String kind, String name) {
        String selector = "involvedObject.kind=" + kind + ",involvedObject.name=" + name;
        return events.list(namespace, null, selector).items().stream()
            .sorted(Comparator.comparing(ApiDiagnosticSource::lastTime))
            .toList();
      }

      @Override
      public String lastLog(V1Pod pod, V1ContainerStatus container) {
        Crash crash =
            new Crash(
                String.valueOf(pod.getMetadata().getUid()),
                container.getName(),
                Containers.restarts(container));
        String known = logs.get(crash);
        if (known != null) {
          return known;
        }
        String log = readLog(namespace, pod, container);
        if (!log.isEmpty()) {
          logs.put(crash, log);
        }
        return log;
      }
    };
  }

  /** When the event occurred last. */
  static OffsetDateTime lastTime(CoreV1Event event) {
    CoreV1EventSeries series = event.getSeries();
    return Stream.of(
            series == null
                ? NEVER
                : Objects.requireNonNullElse(series.getLastObservedTime(), NEVER),
            Objects.requireNonNullElse(event.getLastTimestamp(), NEVER),
            Objects.requireNonNullElse(event.getEventTime(), NEVER),
            Objects.requireNonNullElse(event.getMetadata().getCreationTimestamp(), NEVER))
        .filter(time -> !time.equals(NEVER))
        .findFirst()
        .orElse(NEVER);
  }

  private String readLog(String namespace, V1Pod pod, V1ContainerStatus container) {
    // Until a container restarts, the run that crashed is still the current one.
    boolean terminated = Containers.isTerminated(container);
    for (boolean previous : new boolean[] {!terminated, terminated}) {
      try {
        String log =
            core.readNamespacedPodLog(pod.getMetadata().getName(), namespace)
                .container(container.getName())
                .previous(previous)
                .tailLines(LOG_LINES)
                .limitBytes(LOG_BYTES)
                .execute();
        String text = log == null ? "" : log.strip();
        if (!text.isEmpty()) {
          return text.length() <= LOG_CHARACTERS
              ? text
              : "…" + text.substring(text.length() - LOG_CHARACTERS);
        }
      } catch (ApiException | JsonParseException unavailable) {
        // The diagnosis does not depend on it: the container may be deleted, or logs forbidden.
      }
    }
    return "";
  }

  private static final class BoundedMap extends ConcurrentHashMap<Crash, String> {
    private static final long serialVersionUID = 1L;
    private static final int MAX = 200;

    @Override
    public String put(Crash key, String log) {
      if (size() >= MAX) {
        clear();
      }
      return super.put(key, log);
    }
  }
}
