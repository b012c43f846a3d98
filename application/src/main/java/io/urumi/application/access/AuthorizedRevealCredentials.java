package io.urumi.application.access;

import io.urumi.application.usecase.credentials.RevealCredentials;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driving.RevealCredentialsUseCase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Decides who sees the credentials of a shop. */
public final class AuthorizedRevealCredentials implements RevealCredentialsUseCase {
  private final RevealCredentials revealCredentials;

  public AuthorizedRevealCredentials(RevealCredentials revealCredentials) {
    this.revealCredentials = revealCredentials;
  }

  @Override
  public Mono<Outcome> reveal(Caller caller, @Nullable Instant signedInAt, StoreId id) {
    return revealCredentials.reveal(
        AccessChecks.about(caller, Permission.CREDENTIALS_REVEAL), signedInAt, id);
  }
}
