package io.urumi.arch.broken.drivingportsareimplementedbythedecidinglayer.application.usecase;

import io.urumi.arch.broken.drivingportsareimplementedbythedecidinglayer.port.driving.ReadQuery;

/** Broken on purpose: see the rule that its package is named after. */
public final class ImplementsAPort implements ReadQuery {
  @Override
  public String read() {
    return "";
  }
}
