package io.urumi.testkit;

import io.urumi.domain.access.Principal;
import io.urumi.port.model.Actor;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Principals for tests. */
public final class TestPrincipals {
  private TestPrincipals() {}

  /** A user; the same name gives the same one. */
  public static Principal user(String name) {
    return Principal.user(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), name);
  }

  /** A request of a user. */
  public static Actor actor(String name, String origin, String requestId) {
    return new Actor(user(name), origin, requestId);
  }

  /** A request without authentication. */
  public static Actor local(String origin, String requestId) {
    return new Actor(Principal.LOCAL, origin, requestId);
  }
}
