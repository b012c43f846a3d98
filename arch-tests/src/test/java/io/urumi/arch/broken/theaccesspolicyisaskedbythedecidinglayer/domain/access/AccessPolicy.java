package io.urumi.arch.broken.theaccesspolicyisaskedbythedecidinglayer.domain.access;

/** Broken on purpose: see the rule that its package is named after. */
public final class AccessPolicy {
  private AccessPolicy() {}

  /** Permits everything. */
  public static boolean permits() {
    return true;
  }
}
