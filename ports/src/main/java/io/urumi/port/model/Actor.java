package io.urumi.port.model;

import java.util.Objects;

/**
 * The origin of a request.
 *
 * @param name account name; {@code local} without authentication
 * @param origin network address or program the request came from
 * @param requestId correlates the request with its log lines and audit entries
 */
public record Actor(String name, String origin, String requestId) {
  public Actor {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(requestId, "requestId");
  }

  /** The platform itself. */
  public static Actor system(String replica) {
    return new Actor("system", replica, "");
  }
}
