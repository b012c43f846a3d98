package io.urumi.domain.access;

import java.io.Serial;

/**
 * Thrown when a caller who may see an object, or for whom there is nothing to hide, does not have
 * the permission for the request. Nothing was changed.
 */
public final class AccessDeniedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** Stable code of this refusal. */
  public static final String CODE = "ACCESS_DENIED";

  private final Permission permission;

  public AccessDeniedException(Permission permission) {
    super("The caller does not have the permission " + permission.code() + ".");
    this.permission = permission;
  }

  /** The permission that is missing. */
  public Permission permission() {
    return permission;
  }
}
