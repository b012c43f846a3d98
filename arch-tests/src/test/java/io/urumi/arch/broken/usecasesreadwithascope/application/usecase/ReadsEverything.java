package io.urumi.arch.broken.usecasesreadwithascope.application.usecase;

import io.urumi.arch.broken.usecasesreadwithascope.port.driven.persistence.StoreRepository;

/** Broken on purpose: see the rule that its package is named after. */
public final class ReadsEverything {
  private final StoreRepository stores;

  public ReadsEverything(StoreRepository stores) {
    this.stores = stores;
  }

  /** Without a scope. */
  public String read(String id) {
    return stores.find(id);
  }
}
