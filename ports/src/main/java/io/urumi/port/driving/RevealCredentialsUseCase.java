package io.urumi.port.driving;

import io.urumi.domain.access.Caller;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.port.model.store.ShopAdministrator;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Reveals what the administrator of a shop signs in with there. */
public interface RevealCredentialsUseCase {
  /** A user has to have signed in within this time. */
  Duration RECENT = Duration.ofMinutes(5);

  /**
   * Reads the credentials from the cluster. Needs {@code credentials.reveal} for the store. Each
   * request is recorded before the result is emitted, and never with the value.
   *
   * @param signedInAt when a user who is the caller has signed in; null when that is not known,
   *     which counts as long ago. Not needed of other callers
   * @return fails with {@link io.urumi.domain.failure.StoreFailureException} when the cluster does
   *     not respond
   */
  Mono<Outcome> reveal(Caller caller, @Nullable Instant signedInAt, StoreId id);

  /** The result of the request. */
  sealed interface Outcome {
    /** They are revealed. */
    record Revealed(Store store, ShopAdministrator administrator) implements Outcome {}

    /** There is no store with this id that the caller may see. */
    record NotFound(StoreId id) implements Outcome {}

    /** The store has no credentials yet, or not any more. */
    record NotCreated(Store store) implements Outcome {}

    /** The user has to sign in again first. */
    record SignInTooOld() implements Outcome {}
  }
}
