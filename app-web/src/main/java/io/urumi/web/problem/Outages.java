package io.urumi.web.problem;

/** Knows which exceptions mean that the database does not answer; the wiring knows the drivers. */
@FunctionalInterface
public interface Outages {
  /** Whether the error, or what caused it, is an outage of the database. */
  boolean isDatabaseOutage(Throwable error);
}
