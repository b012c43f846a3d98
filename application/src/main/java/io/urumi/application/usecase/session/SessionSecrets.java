package io.urumi.application.usecase.session;

import io.urumi.domain.account.SessionSecret;
import java.security.SecureRandom;
import java.util.Base64;

/** Generates secrets of 256 random bits. */
public final class SessionSecrets {
  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  /** 256 random bits. */
  public SessionSecret generate() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new SessionSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }
}
