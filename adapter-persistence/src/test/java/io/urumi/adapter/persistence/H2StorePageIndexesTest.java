package io.urumi.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;

class H2StorePageIndexesTest extends StorePageIndexes {
  private final TestDatabase database = TestDatabase.h2(PersistenceSettings.inMemory("indexes"));

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  TestDatabase database() {
    return database;
  }

  @Override
  String numbers() {
    return "system_range(1, 10000) as numbers(n)";
  }

  @Override
  void assertReadsIndex(String plan, boolean fromTheMidst) {
    assertThat(plan).as(plan).contains("/* index sorted */");
    assertThat(plan).as(plan).doesNotContain("tableScan");
  }
}
