package io.urumi.web.problem;

/** Recognizes the exceptions of an unreachable database; implemented where the driver is known. */
@FunctionalInterface
public interface DatabaseOutageDetector {
  /** Whether the error or one of its causes is an outage of the database. */
  boolean isDatabaseOutage(Throwable error);
}
