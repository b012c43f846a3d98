package io.urumi.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is told to move, also backwards. Safe for many threads. */
public final class SettableClock extends Clock {
  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  private SettableClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /** A clock in UTC that shows {@code now}. */
  public static SettableClock at(Instant now) {
    return new SettableClock(new AtomicReference<>(now), ZoneOffset.UTC);
  }

  /** Moves the hands to {@code next}. */
  public void set(Instant next) {
    now.set(next);
  }

  /**
   * Moves the hands by {@code step}; a negative one moves them back.
   *
   * @return the new moment
   */
  public Instant advance(Duration step) {
    return now.updateAndGet(moment -> moment.plus(step));
  }

  @Override
  public Instant instant() {
    return Objects.requireNonNull(now.get());
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** The same hands, read in another zone. */
  @Override
  public Clock withZone(ZoneId other) {
    return new SettableClock(now, other);
  }
}
