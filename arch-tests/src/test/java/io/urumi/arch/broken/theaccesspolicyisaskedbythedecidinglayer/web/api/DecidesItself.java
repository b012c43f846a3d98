package io.urumi.arch.broken.theaccesspolicyisaskedbythedecidinglayer.web.api;

import io.urumi.arch.broken.theaccesspolicyisaskedbythedecidinglayer.domain.access.AccessPolicy;

/** Broken on purpose: see the rule that its package is named after. */
public final class DecidesItself {
  public boolean mayRead() {
    return AccessPolicy.permits();
  }
}
