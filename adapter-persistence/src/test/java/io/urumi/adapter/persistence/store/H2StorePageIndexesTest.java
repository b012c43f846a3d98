package io.urumi.adapter.persistence.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.persistence.PersistenceSettings;
import io.urumi.adapter.persistence.TestDatabase;
import org.junit.jupiter.api.AfterAll;

class H2StorePageIndexesTest extends StorePageIndexes {
  private final TestDatabase database = TestDatabase.h2(PersistenceSettings.inMemory("indexes"));

  @AfterAll
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
  void assertReadsIndex(String plan, boolean fromTheMiddle) {
    assertThat(plan).as(plan).contains("/* index sorted */");
    assertThat(plan).as(plan).doesNotContain("tableScan");
  }
}
