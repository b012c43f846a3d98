package io.urumi.port.model.audit;

import io.urumi.port.model.Actor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who acted, as it was recorded. Texts, because the hash covers them and another version may have
 * recorded a kind that this one does not know.
 *
 * @param name display name of the principal at that time
 * @param principalId null in entries of format 1, which have a name only
 * @param principalKind null in entries of format 1
 * @param origin network address or program the request came from
 * @param requestId empty for the platform's own actions
 */
public record RecordedActor(
    String name,
    @Nullable String principalId,
    @Nullable String principalKind,
    String origin,
    String requestId) {
  public RecordedActor {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(requestId, "requestId");
  }

  /** As it is recorded in the current format. */
  public static RecordedActor of(Actor actor) {
    return new RecordedActor(
        actor.principal().displayName(),
        actor.principal().id(),
        actor.principal().kind().name(),
        actor.origin(),
        actor.requestId());
  }
}
