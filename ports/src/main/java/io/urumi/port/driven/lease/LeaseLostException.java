package io.urumi.port.driven.lease;

import java.io.Serial;

/** The lease was lost to another replica: nothing was saved, and nothing more may be done. */
public final class LeaseLostException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public LeaseLostException(Lease lease) {
    super("lease " + lease.token() + " of store " + lease.storeId() + " was lost");
  }
}
