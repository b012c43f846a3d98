package io.urumi.shell.command.account;

/** A role that applies to all teams. */
public enum PlatformRole {
  ADMINISTRATOR,
  OPERATOR,
  AUDITOR
}
