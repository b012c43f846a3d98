package io.urumi.port.driven.lease;

import java.io.Serial;

/** Thrown when another replica holds the lease: nothing was saved, and the caller must stop. */
public final class LeaseLostException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public LeaseLostException(Lease lease) {
    super("lease " + lease.token() + " of store " + lease.storeId() + " was lost");
  }
}
