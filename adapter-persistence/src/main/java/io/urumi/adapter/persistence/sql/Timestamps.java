package io.urumi.adapter.persistence.sql;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants with the precision of both databases. */
public final class Timestamps {
  private Timestamps() {}

  /** Truncated to microseconds: PostgreSQL would round, sometimes into the future. */
  public static Instant micros(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }
}
