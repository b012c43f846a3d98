package io.urumi.adapter.persistence;

import io.urumi.adapter.persistence.backend.MigrationTarget;

class PostgresFormatOfTheVersionBeforeIT extends FormatOfTheVersionBefore {
  @Override
  PersistenceSettings newDatabase() {
    return TestPostgres.newDatabase();
  }

  @Override
  MigrationTarget target(PersistenceSettings settings) {
    return TestPostgres.jdbc(settings);
  }
}
