package io.urumi.adapter.persistence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as both databases keep them. */
final class Instants {
  private Instants() {}

  /** In microseconds: what is cut off here, PostgreSQL would round, sometimes into the future. */
  static Instant stored(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }
}
