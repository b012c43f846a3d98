package io.urumi.domain.access;

import static io.urumi.domain.access.Permission.AUDIT_READ;
import static io.urumi.domain.access.Permission.CREDENTIALS_REVEAL;
import static io.urumi.domain.access.Permission.ORPHAN_ADOPT;
import static io.urumi.domain.access.Permission.ORPHAN_DELETE;
import static io.urumi.domain.access.Permission.ORPHAN_READ;
import static io.urumi.domain.access.Permission.STORE_CREATE;
import static io.urumi.domain.access.Permission.STORE_DELETE;
import static io.urumi.domain.access.Permission.STORE_READ;
import static io.urumi.domain.access.Permission.STORE_RETRY;
import static io.urumi.domain.access.Permission.STORE_TRANSFER;
import static io.urumi.domain.access.Permission.STORE_UPGRADE;
import static io.urumi.domain.access.Permission.SYSTEM_READ;
import static io.urumi.domain.access.Permission.TEAM_MANAGE;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What each role permits: the only place where that is decided. */
public final class RoleTable {
  private static final Set<Permission> ADMINISTRATOR = of(EnumSet.allOf(Permission.class));
  private static final Set<Permission> OPERATOR =
      of(
          EnumSet.of(
              STORE_READ,
              STORE_DELETE,
              STORE_RETRY,
              STORE_UPGRADE,
              AUDIT_READ,
              ORPHAN_READ,
              ORPHAN_ADOPT,
              ORPHAN_DELETE,
              SYSTEM_READ));
  private static final Set<Permission> AUDITOR =
      of(EnumSet.of(STORE_READ, AUDIT_READ, ORPHAN_READ, SYSTEM_READ));
  private static final Set<Permission> TEAM_OWNER =
      of(
          EnumSet.of(
              STORE_READ,
              STORE_CREATE,
              STORE_DELETE,
              STORE_RETRY,
              STORE_UPGRADE,
              STORE_TRANSFER,
              CREDENTIALS_REVEAL,
              AUDIT_READ,
              TEAM_MANAGE));
  private static final Set<Permission> TEAM_MANAGER =
      of(
          EnumSet.of(
              STORE_READ,
              STORE_CREATE,
              STORE_DELETE,
              STORE_RETRY,
              STORE_UPGRADE,
              CREDENTIALS_REVEAL,
              AUDIT_READ));
  private static final Set<Permission> TEAM_VIEWER = of(EnumSet.of(STORE_READ));

  private RoleTable() {}

  private static Set<Permission> of(EnumSet<Permission> permissions) {
    return Collections.unmodifiableSet(permissions);
  }

  /** What the role permits for all teams and for the platform itself. */
  public static Set<Permission> of(PlatformRole role) {
    return switch (role) {
      case ADMINISTRATOR -> ADMINISTRATOR;
      case OPERATOR -> OPERATOR;
      case AUDITOR -> AUDITOR;
    };
  }

  /** What the role permits for its team. */
  public static Set<Permission> of(TeamRole role) {
    return switch (role) {
      case OWNER -> TEAM_OWNER;
      case MANAGER -> TEAM_MANAGER;
      case VIEWER -> TEAM_VIEWER;
    };
  }
}
