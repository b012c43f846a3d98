package io.urumi.domain.store;

/** The desired state of a store. */
public enum DesiredState {
  /** The shop is running. */
  RUNNING,
  /** Nothing of the store exists in the cluster. */
  DELETED
}
