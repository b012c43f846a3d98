package io.urumi.testkit.contract.persistence;

import io.urumi.port.driven.persistence.AuditLog;
import io.urumi.port.driven.persistence.EventLog;
import io.urumi.port.driven.persistence.IdempotencyKeys;
import io.urumi.port.driven.persistence.OrphanRegister;
import io.urumi.port.driven.persistence.Signals;
import io.urumi.port.driven.persistence.StoreRepository;
import io.urumi.port.driven.persistence.TaskLock;
import io.urumi.port.driven.persistence.Transactions;
import io.urumi.testkit.memory.InMemoryPersistence;
import org.junit.jupiter.api.Nested;

/** The in-memory ports keep the contracts that the databases keep. */
class InMemoryPersistenceTest {
  private final InMemoryPersistence persistence = new InMemoryPersistence();

  @Nested
  class Stores extends StoreRepositoryContract {
    @Override
    protected StoreRepository stores() {
      return persistence.stores();
    }

    @Override
    protected Transactions transactions() {
      return persistence.transactions();
    }
  }

  @Nested
  class Fairness extends FairQueueContract {
    @Override
    protected StoreRepository stores() {
      return persistence.stores();
    }

    @Override
    protected Transactions transactions() {
      return persistence.transactions();
    }
  }

  @Nested
  class Pages extends StorePagesContract {
    @Override
    protected StoreRepository stores() {
      return persistence.stores();
    }
  }

  @Nested
  class Events extends EventLogContract {
    @Override
    protected EventLog events() {
      return persistence.events();
    }

    @Override
    protected Transactions transactions() {
      return persistence.transactions();
    }
  }

  @Nested
  class Audit extends AuditLogContract {
    @Override
    protected AuditLog audit() {
      return persistence.audit();
    }

    @Override
    protected Transactions transactions() {
      return persistence.transactions();
    }
  }

  @Nested
  class Keeping extends RetentionContract {
    @Override
    protected StoreRepository stores() {
      return persistence.stores();
    }

    @Override
    protected EventLog events() {
      return persistence.events();
    }

    @Override
    protected IdempotencyKeys keys() {
      return persistence.idempotencyKeys();
    }
  }

  @Nested
  class Keys extends IdempotencyKeysContract {
    @Override
    protected IdempotencyKeys keys() {
      return persistence.idempotencyKeys();
    }

    @Override
    protected Transactions transactions() {
      return persistence.transactions();
    }
  }

  @Nested
  class Orphans extends OrphanRegisterContract {
    @Override
    protected OrphanRegister orphans() {
      return persistence.orphans();
    }

    @Override
    protected Transactions transactions() {
      return persistence.transactions();
    }
  }

  @Nested
  class TaskLocks extends TaskLockContract {
    @Override
    protected TaskLock taskLock() {
      return persistence.taskLock();
    }
  }

  @Nested
  class Within extends TransactionsContract {
    @Override
    protected Transactions transactions() {
      return persistence.transactions();
    }

    @Override
    protected StoreRepository stores() {
      return persistence.stores();
    }

    @Override
    protected EventLog events() {
      return persistence.events();
    }

    @Override
    protected AuditLog audit() {
      return persistence.audit();
    }

    @Override
    protected IdempotencyKeys keys() {
      return persistence.idempotencyKeys();
    }
  }

  @Nested
  class Signalling extends SignalsContract {
    @Override
    protected Signals signals() {
      return persistence.signals();
    }

    @Override
    protected Signals signalsOfAnotherReplica() {
      return persistence.signals();
    }

    @Override
    protected Transactions transactions() {
      return persistence.transactions();
    }
  }
}
