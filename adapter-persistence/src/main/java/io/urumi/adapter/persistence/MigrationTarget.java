package io.urumi.adapter.persistence;

import org.jspecify.annotations.Nullable;

/**
 * A database as the migrations see it.
 *
 * @param binary the clause that makes a text column compare by code point; empty when it does so
 */
record MigrationTarget(
    String jdbcUrl, @Nullable String username, @Nullable String password, String binary) {
  @Override
  public String toString() {
    return "MigrationTarget";
  }
}
