package io.urumi.domain.account;

import org.jspecify.annotations.Nullable;

/**
 * Whose accounts may be used. Sessions of others are refused, also those that began before a
 * setting changed.
 *
 * @param local whether the local administrator's may
 * @param issuer the provider whose users' accounts may; null for none
 */
public record AccountSources(boolean local, @Nullable String issuer) {
  /** The local administrator's only. */
  public static final AccountSources LOCAL = new AccountSources(true, null);

  public boolean include(Account account) {
    return account.identity() == null ? local : account.identity().issuer().equals(issuer);
  }
}
