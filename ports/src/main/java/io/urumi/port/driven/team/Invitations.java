package io.urumi.port.driven.team;

import io.urumi.domain.store.Owner;
import io.urumi.domain.team.Invitation;
import io.urumi.domain.team.InvitationId;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Invitations that were neither accepted nor revoked, also expired ones until they are trimmed. */
public interface Invitations {
  /**
   * Stores a new invitation.
   *
   * @param secretHash SHA-256 of its secret, hexadecimal
   */
  Mono<Void> insert(Invitation invitation, String secretHash);

  /** The invitation whose secret has this SHA-256; empty when there is none. */
  Mono<Invitation> findBySecret(String secretHash);

  /** The invitations to a team, the newest first; at most {@code limit}. */
  Flux<Invitation> of(Owner team, int limit);

  /**
   * Deletes an invitation.
   *
   * @return whether there was one; true for only one of concurrent calls
   */
  Mono<Boolean> delete(InvitationId id);

  /** Deletes those that have expired before this time; how many. */
  Mono<Long> trim(Instant before);
}
