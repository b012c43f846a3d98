package io.urumi.domain.store;

/** What the owner asked for last. */
public enum DesiredState {
  /** The shop sells. */
  RUNNING,
  /** Nothing of the store is left in the cluster. */
  DELETED
}
