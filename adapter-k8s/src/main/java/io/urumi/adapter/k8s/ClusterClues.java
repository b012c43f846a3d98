package io.urumi.adapter.k8s;

import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Asks the API server; remembers the log of a crash, which does not change any more. */
final class ClusterClues implements Clues {
  private static final int LOG_LINES = 20;
  private static final int LOG_CHARACTERS = 2000;

  private final ApiServer api;
  private final String namespace;
  private final Map<CrashKey, String> logs;

  /** One end of one container. */
  record CrashKey(String podUid, String container, long restarts) {}

  /**
   * @param logs what is remembered; shared between looks
   */
  ClusterClues(ApiServer api, String namespace, Map<CrashKey, String> logs) {
    this.api = api;
    this.namespace = namespace;
    this.logs = logs;
  }

  /** A memory for the logs of the last crashes. */
  static Map<CrashKey, String> memory() {
    return new BoundedMap();
  }

  @Override
  public List<EventState> events(ResourceKind kind, String name) {
    String selector = "involvedObject.kind=" + kind.kind() + ",involvedObject.name=" + name;
    return api.list(ResourceKind.EVENT, namespace, null, selector).items().stream()
        .map((JsonObject event) -> EventState.of(event))
        .sorted(Comparator.comparing(EventState::at))
        .toList();
  }

  @Override
  public String lastLog(PodState pod, ContainerState container) {
    CrashKey key = new CrashKey(pod.uid(), container.name(), container.restarts());
    String known = logs.get(key);
    if (known != null) {
      return known;
    }
    String log = readLog(pod, container);
    if (!log.isEmpty()) {
      logs.put(key, log);
    }
    return log;
  }

  private String readLog(PodState pod, ContainerState container) {
    // While it waits for its next start, the run that crashed is still the current one.
    for (boolean previous : new boolean[] {!container.endedNow(), container.endedNow()}) {
      try {
        String log = api.log(namespace, pod.name(), container.name(), previous, LOG_LINES).strip();
        if (!log.isEmpty()) {
          return log.length() <= LOG_CHARACTERS
              ? log
              : "…" + log.substring(log.length() - LOG_CHARACTERS);
        }
      } catch (ApiCallException unavailable) {
        // The diagnosis stands without it: the container may be gone, or logs not ours to read.
      }
    }
    return "";
  }

  /** Forgets the oldest. */
  private static final class BoundedMap extends ConcurrentHashMap<CrashKey, String> {
    private static final long serialVersionUID = 1L;
    private static final int MAX = 200;

    @Override
    public String put(CrashKey key, String log) {
      if (size() >= MAX) {
        clear();
      }
      return super.put(key, log);
    }
  }
}
