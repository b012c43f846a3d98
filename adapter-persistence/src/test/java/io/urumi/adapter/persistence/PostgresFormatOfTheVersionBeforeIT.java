package io.urumi.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.persistence.backend.MigrationTarget;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.testkit.StoreFixtures;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PostgresFormatOfTheVersionBeforeIT extends FormatOfTheVersionBefore {
  @Override
  PersistenceSettings newDatabase() {
    return TestPostgres.newDatabase();
  }

  @Override
  MigrationTarget target(PersistenceSettings settings) {
    return TestPostgres.jdbc(settings);
  }

  @Test
  void aReplicaOfTheVersionBeforeDoesNotUndoATransfer() throws SQLException {
    Owner shops = new Owner("shops");
    Owner markets = new Owner("markets");
    Store store = insert(shops);
    UUID id = store.id().value();
    assertThat(former().saveSpec(id, "shops", 1)).as("without a transfer").isEqualTo(1);
    Store read = find(store.id());

    ports().stores().changeOwner(read, markets, NOW).block(TIMEOUT);

    assertThat(former().saveSpec(id, "shops", 2)).isZero();
    Store kept = find(store.id());
    assertThat(kept.spec().owner()).isEqualTo(markets);
    assertThat(kept.spec().generation()).isEqualTo(2);
    assertThat(former().saveSpec(id, "markets", 2)).as("read again").isEqualTo(1);
  }

  private Store insert(Owner owner) {
    return Objects.requireNonNull(
        ports()
            .stores()
            .insert(StoreFixtures.requested("given", owner.value(), NOW))
            .block(TIMEOUT));
  }

  private Store find(StoreId id) {
    return Objects.requireNonNull(ports().stores().find(id).block(TIMEOUT));
  }
}
