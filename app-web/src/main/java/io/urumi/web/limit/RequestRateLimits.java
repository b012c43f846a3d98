package io.urumi.web.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The rate limits of the callers: how many requests of each kind each may send per minute. */
public final class RequestRateLimits {
  /** The kinds of requests; each has a limit of its own. */
  public enum Kind {
    READS("reading requests"),
    WRITES("changing requests"),
    EXPENSIVE_READS("exports and verifications of the audit log"),
    /** In addition to {@link #WRITES}: each retry extends the store's timeline. */
    RETRIES("retries of one store");

    private final String description;

    Kind(String description) {
      this.description = description;
    }

    /** The kind's name in settings and headers. */
    String settingName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String description() {
      return description;
    }
  }

  static final Duration WINDOW = Duration.ofMinutes(1);

  /** Limits the memory; the caller that sent no request for the longest time gets a new budget. */
  private static final int MAX_CALLERS = 10_000;

  private final Map<Kind, Integer> perMinute;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MAX_CALLERS;
        }
      };

  /**
   * @param perMinute requests of each kind per minute; 0 for no limit
   * @throws IllegalArgumentException when a number is negative
   */
  public RequestRateLimits(Map<Kind, Integer> perMinute) {
    if (perMinute.values().stream().anyMatch(number -> number < 0)) {
      throw new IllegalArgumentException("a limit is 0 or more");
    }
    this.perMinute = Map.copyOf(perMinute);
  }

  /** Requests of this kind per minute; 0 for no limit. */
  int limit(Kind kind) {
    return perMinute.getOrDefault(kind, 0);
  }

  /** Counts one request of the caller; empty when this kind has no limit. */
  Optional<ConsumptionProbe> take(String caller, Kind kind) {
    return limit(kind) == 0
        ? Optional.empty()
        : Optional.of(bucket(caller, kind).tryConsumeAndReturnRemaining(1));
  }

  private Bucket bucket(String caller, Kind kind) {
    synchronized (buckets) {
      return buckets.computeIfAbsent(
          kind + " " + caller,
          absent ->
              Bucket.builder()
                  .addLimit(limit -> limit.capacity(limit(kind)).refillGreedy(limit(kind), WINDOW))
                  .build());
    }
  }
}
