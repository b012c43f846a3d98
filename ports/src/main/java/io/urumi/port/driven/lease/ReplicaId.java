package io.urumi.port.driven.lease;

import java.util.Objects;

/** Name of one running control plane process; unique among those that share a database. */
public record ReplicaId(String value) {
  public ReplicaId {
    Objects.requireNonNull(value, "value");
    if (value.isBlank() || value.length() > 128) {
      throw new IllegalArgumentException("a replica has a name of 1 to 128 characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
