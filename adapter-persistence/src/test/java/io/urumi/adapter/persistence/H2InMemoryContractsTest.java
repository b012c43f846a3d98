package io.urumi.adapter.persistence;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class H2InMemoryContractsTest extends PersistenceContracts {
  private static TestDatabase database;

  @BeforeAll
  static void open() {
    database = TestDatabase.h2(PersistenceSettings.inMemory("contracts"));
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
