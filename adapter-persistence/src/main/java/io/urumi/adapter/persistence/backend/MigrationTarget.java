package io.urumi.adapter.persistence.backend;

import org.jspecify.annotations.Nullable;

/**
 * A database as the migrations connect to it.
 *
 * @param binary the clause that makes a text column compare by code point; empty when that is the
 *     default
 */
public record MigrationTarget(
    String jdbcUrl, @Nullable String username, @Nullable String password, String binary) {
  @Override
  public String toString() {
    return "MigrationTarget";
  }
}
