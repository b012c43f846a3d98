package io.urumi.client.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The control plane's clock, as the {@code Date} of its responses gives it; that of this machine
 * before the first response. Safe for use by several threads.
 */
final class ServerClock implements InstantSource {
  /** A {@code Date} has whole seconds. */
  private static final Duration PRECISION = Duration.ofMillis(999);

  private final InstantSource local;
  private Duration offset = Duration.ZERO;

  /** Creates a clock relative to that of this machine. */
  ServerClock(InstantSource local) {
    this.local = local;
  }

  /** Returns the time of this machine. */
  Instant localTime() {
    return local.instant();
  }

  @Override
  public synchronized Instant instant() {
    return local.instant().plus(offset);
  }

  /**
   * Records a response that has just arrived. Its {@code Date} gives only the limits of the
   * difference between the clocks; a difference that is within them is kept, so that no time goes
   * backwards.
   *
   * @param sentAt when the request was sent, by this machine's clock
   */
  synchronized void update(HttpHeaders headers, Instant sentAt) {
    Instant receivedAt = local.instant();
    headers
        .firstValue("Date")
        .flatMap(ServerClock::parse)
        .ifPresent(date -> {
          Duration least = Duration.between(receivedAt, date);
          Duration most = Duration.between(sentAt, date.plus(PRECISION));
          if (offset.compareTo(least) < 0 || offset.compareTo(most) > 0) {
            offset = nearestToZero(least, most);
          }
        });
  }

  private static Duration nearestToZero(Duration least, Duration most) {
    Duration atLeast = least.isPositive() ? least : Duration.ZERO;
    return atLeast.compareTo(most) > 0 ? most : atLeast;
  }

  private static Optional<Instant> parse(String date) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }
}
