package io.urumi.client.model.store;

import java.util.List;

/** The known phases. Strings, so that a phase of a newer control plane can be read. */
public final class StorePhases {
  public static final String REQUESTED = "REQUESTED";
  public static final String PROVISIONING = "PROVISIONING";
  public static final String READY = "READY";
  public static final String DEGRADED = "DEGRADED";
  public static final String FAILED = "FAILED";
  public static final String DELETING = "DELETING";
  public static final String DELETED = "DELETED";

  /** All phases, in the order of the lifecycle. */
  public static final List<String> ALL =
      List.of(REQUESTED, PROVISIONING, READY, DEGRADED, FAILED, DELETING, DELETED);

  private StorePhases() {}
}
