package io.urumi.domain.account.provider;

import java.util.Objects;

/**
 * Identifies a user of an OpenID Connect provider: subjects are unique for one issuer. Never the
 * name or the e-mail address, which change and are given to others.
 *
 * @param issuer URL of the provider as its tokens name it
 * @param subject the user's id there; letter case matters
 */
public record ProviderIdentity(String issuer, String subject) {
  /** Longest issuer and subject, in characters; OpenID Connect allows no longer subjects. */
  public static final int MAX_LENGTH = 255;

  /**
   * @throws IllegalArgumentException when one of them is blank or too long
   */
  public ProviderIdentity {
    require("issuer", Objects.requireNonNull(issuer, "issuer"));
    require("subject", Objects.requireNonNull(subject, "subject"));
  }

  private static void require(String name, String value) {
    if (value.isBlank() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("the " + name + " has 1 to " + MAX_LENGTH + " characters");
    }
  }
}
