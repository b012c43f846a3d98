package io.urumi.web.limit;

import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;

/** Limits the open responses of one kind, which last long: those of one caller and of all. */
public final class StreamPermits {
  /** The kinds of responses; each has limits of its own. */
  public enum Kind {
    STREAMS(ErrorCode.TOO_MANY_STREAMS, "event streams"),
    /** Each has a page of entries in memory, however slowly its client reads. */
    EXPORTS(ErrorCode.TOO_MANY_EXPORTS, "exports of the audit log");

    private final ErrorCode refusal;
    private final String description;

    Kind(ErrorCode refusal, String description) {
      this.refusal = refusal;
      this.description = description;
    }

    private String settingName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String RETRY_AFTER_SECONDS = "30";

  private final Kind kind;
  private final int perCaller;
  private final int total;
  private final Map<String, Integer> open = new HashMap<>();
  private int all;

  /**
   * @param perCaller maximum number of open responses of one caller; 0 for no limit
   * @param total maximum number of all; 0 for no limit
   */
  public StreamPermits(Kind kind, int perCaller, int total) {
    if (perCaller < 0 || total < 0) {
      throw new IllegalArgumentException("a limit is 0 or more");
    }
    this.kind = kind;
    this.perCaller = perCaller == 0 ? Integer.MAX_VALUE : perCaller;
    this.total = total == 0 ? Integer.MAX_VALUE : total;
  }

  /**
   * Checks, before the response begins, whether the caller may open another one.
   *
   * @throws ProblemException when it may not
   */
  public synchronized void check(String caller) {
    if (open.getOrDefault(caller, 0) >= perCaller) {
      throw refused("Your address has", perCaller, "-per-caller");
    }
    if (all >= total) {
      throw refused("All addresses together have", total, "");
    }
  }

  private ProblemException refused(String who, int limit, String setting) {
    return ProblemException.of(
            kind.refusal,
            "%s %d open %s; close one, or retry in %s seconds. The limit is the setting urumi.limits.%s."
                .formatted(
                    who,
                    limit,
                    kind.description,
                    RETRY_AFTER_SECONDS,
                    kind.settingName() + setting))
        .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
  }

  /** The content of the response, which counts while it has a subscriber. */
  public <T> Flux<T> counted(String caller, Flux<T> content) {
    return Flux.using(() -> acquire(caller), _ -> content, this::release);
  }

  private synchronized String acquire(String caller) {
    check(caller);
    open.merge(caller, 1, Integer::sum);
    all++;
    return caller;
  }

  private synchronized void release(String caller) {
    open.computeIfPresent(caller, (_, count) -> count == 1 ? null : count - 1);
    all--;
  }
}
