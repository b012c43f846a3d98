package io.urumi.port.model.store;

/** The order of a list of stores. */
public enum StoreSort {
  /** Newest first. */
  CREATED_AT,
  /** A to Z by name. */
  NAME,
  /** A to Z by subdomain. */
  SUBDOMAIN
}
