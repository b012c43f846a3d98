package io.urumi.application.usecase.credentials;

import io.urumi.port.driving.RevealCredentialsUseCase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a user has signed in recently enough to see credentials. */
public final class RecentSignIn {
  private RecentSignIn() {}

  /**
   * Whether the sign-in is recent.
   *
   * @param signedInAt null when it is not known, which counts as long ago
   */
  public static boolean isRecent(@Nullable Instant signedInAt, Instant now) {
    return signedInAt != null && now.isBefore(signedInAt.plus(RevealCredentialsUseCase.RECENT));
  }
}
