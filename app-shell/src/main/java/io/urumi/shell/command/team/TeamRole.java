package io.urumi.shell.command.team;

/** A role in a team. */
public enum TeamRole {
  OWNER,
  MANAGER,
  VIEWER
}
