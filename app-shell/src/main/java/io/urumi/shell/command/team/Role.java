package io.urumi.shell.command.team;

/** A role in a team. */
public enum Role {
  OWNER,
  MANAGER,
  VIEWER
}
