package io.urumi.port.driven.account;

import java.util.Objects;

/** The driven ports for accounts of one database. */
public record AccountPorts(
    Accounts accounts, Sessions sessions, SignInAttemptLog attempts, UsedTokens usedTokens) {
  public AccountPorts {
    Objects.requireNonNull(accounts, "accounts");
    Objects.requireNonNull(sessions, "sessions");
    Objects.requireNonNull(attempts, "attempts");
    Objects.requireNonNull(usedTokens, "usedTokens");
  }
}
