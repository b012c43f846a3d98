package io.urumi.shell.client.model;

import java.util.List;

/** The phases this shell knows. Plain strings, so that a newer server's phase is shown as it is. */
public final class Phases {
  public static final String REQUESTED = "REQUESTED";
  public static final String PROVISIONING = "PROVISIONING";
  public static final String READY = "READY";
  public static final String DEGRADED = "DEGRADED";
  public static final String FAILED = "FAILED";
  public static final String DELETING = "DELETING";
  public static final String DELETED = "DELETED";

  /** All of them, in the order of a store's life. */
  public static final List<String> ALL =
      List.of(REQUESTED, PROVISIONING, READY, DEGRADED, FAILED, DELETING, DELETED);

  private Phases() {}
}
