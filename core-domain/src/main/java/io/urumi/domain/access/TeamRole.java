package io.urumi.domain.access;

/** A role within one team, the highest first. */
public enum TeamRole {
  /** Everything that concerns the team's stores and its members. */
  OWNER,
  /** Everything that concerns the team's stores, except giving them away. */
  MANAGER,
  /** Sees the team's stores. */
  VIEWER
}
