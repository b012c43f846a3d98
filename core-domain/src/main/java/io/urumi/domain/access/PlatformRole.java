package io.urumi.domain.access;

/** A role that applies to all teams. */
public enum PlatformRole {
  /** Everything. */
  ADMINISTRATOR,
  /** Keeps stores and the platform running; sees no password. */
  OPERATOR,
  /** Reads everything but passwords, changes nothing. */
  AUDITOR
}
