package io.urumi.port.model;

import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Principal;
import java.util.Objects;

/**
 * Who makes a request, and from where, as it is recorded.
 *
 * @param origin network address or program the request came from
 * @param requestId correlates the request with its log lines and audit entries
 */
public record Actor(Principal principal, String origin, String requestId) {
  public Actor {
    Objects.requireNonNull(principal, "principal");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(requestId, "requestId");
  }

  /** The part of a caller that is recorded. */
  public static Actor of(Caller caller) {
    return new Actor(caller.principal(), caller.origin(), caller.requestId());
  }

  /** The platform itself. */
  public static Actor system(String replica) {
    return new Actor(Principal.SYSTEM, replica, "");
  }
}
