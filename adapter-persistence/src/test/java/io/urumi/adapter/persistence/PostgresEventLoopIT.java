package io.urumi.adapter.persistence;

import org.junit.jupiter.api.Test;

class PostgresEventLoopIT {
  @Test
  void postgresNeverBlocksTheEventLoop() {
    try (TestDatabase database = TestDatabase.postgres()) {
      EventLoopUse.insertAndRollBack(database.persistence());
    }
  }
}
