package io.urumi.adapter.persistence.backend;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A database as the migrations connect to it.
 *
 * @param binary the clause that makes a text column compare by code point; empty when that is the
 *     default
 * @param folders of the migrations on the class path
 */
public record MigrationTarget(
    String jdbcUrl,
    @Nullable String username,
    @Nullable String password,
    String binary,
    List<String> folders) {
  /** Those for every database. */
  public static final String COMMON = "io/urumi/adapter/persistence/migration";

  /** Those for PostgreSQL only. */
  public static final String POSTGRESQL = "io/urumi/adapter/persistence/postgresql";

  @Override
  public String toString() {
    return "MigrationTarget";
  }
}
