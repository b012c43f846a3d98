package io.urumi.adapter.persistence;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class H2FileContractsTest extends PersistenceContracts {
  @TempDir static Path folder;

  private static TestDatabase database;

  @BeforeAll
  static void open() {
    database = TestDatabase.h2(PersistenceSettings.embedded(folder.resolve("made by urumi")));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Override
  TestDatabase database() {
    return database;
  }
}
