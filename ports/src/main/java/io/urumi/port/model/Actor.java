package io.urumi.port.model;

import io.urumi.domain.access.Principal;
import java.util.Objects;

/**
 * Who makes a request, and from where.
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

  /** The platform itself. */
  public static Actor system(String replica) {
    return new Actor(Principal.SYSTEM, replica, "");
  }
}
