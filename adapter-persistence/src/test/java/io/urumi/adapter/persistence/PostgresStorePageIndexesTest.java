package io.urumi.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;

class PostgresStorePageIndexesTest extends StorePageIndexes {
  private final TestDatabase database = TestDatabase.postgres();

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
    return "generate_series(1, 10000) as numbers(n)";
  }

  @Override
  void assertReadsIndex(String plan, boolean fromTheMidst) {
    assertThat(plan).as(plan).contains("Index Scan").doesNotContain("Sort", "Seq Scan");
    if (fromTheMidst) {
      assertThat(plan).as(plan).contains("Index Cond");
    }
  }
}
