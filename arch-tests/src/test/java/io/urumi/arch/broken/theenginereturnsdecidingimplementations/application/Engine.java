package io.urumi.arch.broken.theenginereturnsdecidingimplementations.application;

import io.urumi.arch.broken.theenginereturnsdecidingimplementations.port.driving.ReadQuery;

/** Broken on purpose: see the rule that its package is named after. */
public final class Engine {
  public ReadQuery read() {
    return () -> "";
  }
}
