package io.urumi.web.limit;

import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;

/** Limits the open event streams of one caller and of all. */
public final class StreamPermits {
  private static final String RETRY_AFTER_SECONDS = "30";

  private final int perCaller;
  private final int total;
  private final Map<String, Integer> open = new HashMap<>();
  private int all;

  /**
   * @param perCaller maximum number of streams of one caller; 0 for no limit
   * @param total maximum number of all streams; 0 for no limit
   */
  public StreamPermits(int perCaller, int total) {
    if (perCaller < 0 || total < 0) {
      throw new IllegalArgumentException("a limit is 0 or more");
    }
    this.perCaller = perCaller == 0 ? Integer.MAX_VALUE : perCaller;
    this.total = total == 0 ? Integer.MAX_VALUE : total;
  }

  /**
   * Checks, before the response begins, whether the caller may open another stream.
   *
   * @throws ProblemException when it may not
   */
  public synchronized void check(String caller) {
    if (open.getOrDefault(caller, 0) >= perCaller) {
      throw refused("Your address has " + perCaller + " open event streams");
    }
    if (all >= total) {
      throw refused("All " + total + " event streams of this process are in use");
    }
  }

  private static ProblemException refused(String why) {
    return ProblemException.of(
            ErrorCode.TOO_MANY_STREAMS,
            why + "; close one, or retry in " + RETRY_AFTER_SECONDS + " seconds.")
        .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
  }

  /** The stream, which counts while it has a subscriber. */
  public <T> Flux<T> counted(String caller, Flux<T> stream) {
    return Flux.using(() -> acquire(caller), _ -> stream, this::release);
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
