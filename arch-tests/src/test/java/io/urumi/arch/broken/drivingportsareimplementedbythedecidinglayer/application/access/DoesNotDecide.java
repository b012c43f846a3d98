package io.urumi.arch.broken.drivingportsareimplementedbythedecidinglayer.application.access;

import io.urumi.arch.broken.drivingportsareimplementedbythedecidinglayer.port.driving.ReadQuery;

/** Broken on purpose: see the rule that its package is named after. */
public final class DoesNotDecide implements ReadQuery {
  @Override
  public String read() {
    return "";
  }
}
