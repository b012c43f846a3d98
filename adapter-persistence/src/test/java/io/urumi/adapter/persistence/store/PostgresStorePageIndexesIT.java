package io.urumi.adapter.persistence.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.persistence.TestDatabase;
import org.junit.jupiter.api.AfterAll;

class PostgresStorePageIndexesIT extends StorePageIndexes {
  private final TestDatabase database = TestDatabase.postgres();

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
    return "generate_series(1, 10000) as numbers(n)";
  }

  @Override
  void assertReadsIndex(String plan, boolean fromTheMiddle) {
    assertThat(plan).as(plan).contains("Index Scan").doesNotContain("Sort", "Seq Scan");
    if (fromTheMiddle) {
      assertThat(plan).as(plan).contains("Index Cond");
    }
  }
}
