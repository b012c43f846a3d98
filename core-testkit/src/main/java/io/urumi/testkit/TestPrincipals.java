package io.urumi.testkit;

import io.urumi.domain.access.Caller;
import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.access.Principal;
import io.urumi.port.model.Actor;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;

/** Principals for tests. */
public final class TestPrincipals {
  /** The scope of the platform. */
  public static final ObjectScope EVERYTHING = new ObjectScope.Everything();

  /** An administrator. */
  public static final Caller CALLER = Caller.local("192.0.2.7", "request-1");

  private TestPrincipals() {}

  /** A user; the same name gives the same one. */
  public static Principal user(String name) {
    return Principal.user(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), name);
  }

  /** A user who may do everything, and whose stores belong to the team with the same id. */
  public static Caller administrator(String name, String origin, String requestId) {
    return new Caller(
        user(name), Set.of(), Set.of(PlatformRole.ADMINISTRATOR), null, origin, requestId);
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
