package io.urumi.adapter.persistence;

import io.urumi.adapter.persistence.backend.MigrationTarget;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2FormatOfTheVersionBeforeTest extends FormatOfTheVersionBefore {
  @TempDir private Path folder;

  @Override
  PersistenceSettings newDatabase() {
    return PersistenceSettings.embedded(folder);
  }

  @Override
  MigrationTarget target(PersistenceSettings settings) {
    return TestDatabase.h2Target(settings);
  }
}
