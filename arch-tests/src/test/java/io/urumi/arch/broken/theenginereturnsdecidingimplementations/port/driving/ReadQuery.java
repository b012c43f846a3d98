package io.urumi.arch.broken.theenginereturnsdecidingimplementations.port.driving;

/** Broken on purpose: see the rule that its package is named after. */
public interface ReadQuery {
  String read();
}
