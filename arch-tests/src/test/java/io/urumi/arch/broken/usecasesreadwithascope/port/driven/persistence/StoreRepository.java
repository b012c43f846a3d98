package io.urumi.arch.broken.usecasesreadwithascope.port.driven.persistence;

/** Broken on purpose: see the rule that its package is named after. */
public interface StoreRepository {
  String find(String id);
}
