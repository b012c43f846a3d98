package io.urumi.application;

import io.urumi.adapter.persistence.Persistence;
import io.urumi.adapter.persistence.PersistenceSettings;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.persistence.PersistencePorts;
import java.util.UUID;

/** An empty database in memory; its content is lost when it is closed. */
public final class TestDatabase implements AutoCloseable {
  private final Persistence persistence =
      Persistence.open(PersistenceSettings.inMemory(UUID.randomUUID().toString()));

  public PersistencePorts ports() {
    return persistence.ports();
  }

  public AccountPorts accountPorts() {
    return persistence.accountPorts();
  }

  @Override
  public void close() {
    persistence.close();
  }
}
