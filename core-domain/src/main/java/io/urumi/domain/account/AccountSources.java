package io.urumi.domain.account;

import org.jspecify.annotations.Nullable;

/**
 * Whose accounts may be used. Sessions and tokens of others are refused, also those that began
 * before a setting changed.
 *
 * @param local whether local accounts may
 * @param issuer the provider whose users' accounts may; null for none
 */
public record AccountSources(boolean local, @Nullable String issuer) {
  /** Local accounts only. */
  public static final AccountSources LOCAL = new AccountSources(true, null);

  /** Whether the user may sign in now, and existing sessions and tokens are accepted. */
  public boolean permit(Account account) {
    return account.enabled() && include(account);
  }

  private boolean include(Account account) {
    return account.identity() == null ? local : account.identity().issuer().equals(issuer);
  }
}
