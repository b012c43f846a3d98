package io.urumi.kubernetes.credentials;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where credentials come from. */
public interface CredentialsSource {
  /** No credentials: the requests are anonymous. */
  CredentialsSource NONE = constant(Credentials.NONE);

  /** Loads the current credentials; may block for as long as a credential program runs. */
  Credentials load() throws CredentialsException;

  /** Whether loading again can return other credentials. */
  boolean changes();

  /**
   * How long credentials without an expiry are used before they are loaded again; null for as long
   * as the API server accepts them.
   */
  @Nullable Duration maxAge();

  /** Credentials that never change. */
  static CredentialsSource constant(Credentials credentials) {
    return new CredentialsSource() {
      @Override
      public Credentials load() {
        return credentials;
      }

      @Override
      public boolean changes() {
        return false;
      }

      @Override
      public @Nullable Duration maxAge() {
        return null;
      }
    };
  }
}
