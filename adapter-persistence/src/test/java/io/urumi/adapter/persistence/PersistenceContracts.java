package io.urumi.adapter.persistence;

import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.account.Accounts;
import io.urumi.port.driven.account.PersonalTokens;
import io.urumi.port.driven.account.Sessions;
import io.urumi.port.driven.account.SignInAttemptLog;
import io.urumi.port.driven.account.UsedTokens;
import io.urumi.port.driven.persistence.AuditLog;
import io.urumi.port.driven.persistence.EventLog;
import io.urumi.port.driven.persistence.IdempotencyKeys;
import io.urumi.port.driven.persistence.OrphanRegister;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driven.persistence.Signals;
import io.urumi.port.driven.persistence.StoreRepository;
import io.urumi.port.driven.persistence.TaskLock;
import io.urumi.port.driven.persistence.Transactions;
import io.urumi.testkit.contract.account.AccountsContract;
import io.urumi.testkit.contract.account.PersonalTokensContract;
import io.urumi.testkit.contract.account.SessionsContract;
import io.urumi.testkit.contract.account.SignInAttemptLogContract;
import io.urumi.testkit.contract.account.UsedTokensContract;
import io.urumi.testkit.contract.persistence.AuditLogContract;
import io.urumi.testkit.contract.persistence.EventLogContract;
import io.urumi.testkit.contract.persistence.FairQueueContract;
import io.urumi.testkit.contract.persistence.IdempotencyKeysContract;
import io.urumi.testkit.contract.persistence.OrphanRegisterContract;
import io.urumi.testkit.contract.persistence.RetentionContract;
import io.urumi.testkit.contract.persistence.ScopedReadsContract;
import io.urumi.testkit.contract.persistence.SignalsContract;
import io.urumi.testkit.contract.persistence.StorePagesContract;
import io.urumi.testkit.contract.persistence.StoreRepositoryContract;
import io.urumi.testkit.contract.persistence.TaskLockContract;
import io.urumi.testkit.contract.persistence.TransactionsContract;
import io.urumi.testkit.contract.team.InvitationsContract;
import io.urumi.testkit.contract.team.TeamMembersContract;
import io.urumi.testkit.contract.team.TeamsContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** The contracts of all ports on one database. */
abstract class PersistenceContracts {

  /** The same for all tests of a class. */
  abstract TestDatabase database();

  @BeforeEach
  void emptyDatabase() {
    database().reset();
  }

  private Persistence persistence() {
    return database().persistence();
  }

  @Nested
  class Stores extends StoreRepositoryContract {
    @Override
    protected StoreRepository stores() {
      return persistence().ports().stores();
    }

    @Override
    protected Transactions transactions() {
      return persistence().ports().transactions();
    }
  }

  @Nested
  class Fairness extends FairQueueContract {
    @Override
    protected StoreRepository stores() {
      return persistence().ports().stores();
    }

    @Override
    protected Transactions transactions() {
      return persistence().ports().transactions();
    }
  }

  @Nested
  class Pages extends StorePagesContract {
    @Override
    protected StoreRepository stores() {
      return persistence().ports().stores();
    }
  }

  @Nested
  class ScopedReads extends ScopedReadsContract {
    @Override
    protected PersistencePorts persistence() {
      return PersistenceContracts.this.persistence().ports();
    }
  }

  @Nested
  class Events extends EventLogContract {
    @Override
    protected EventLog events() {
      return persistence().ports().events();
    }

    @Override
    protected Transactions transactions() {
      return persistence().ports().transactions();
    }
  }

  @Nested
  class Audit extends AuditLogContract {
    @Override
    protected AuditLog audit() {
      return persistence().ports().audit();
    }

    @Override
    protected Transactions transactions() {
      return persistence().ports().transactions();
    }
  }

  @Nested
  class Tampering extends AuditTampering {
    @Override
    TestDatabase database() {
      return PersistenceContracts.this.database();
    }
  }

  @Nested
  class Exporting extends AuditExporting {
    @Override
    TestDatabase database() {
      return PersistenceContracts.this.database();
    }
  }

  @Nested
  class Retention extends RetentionContract {
    @Override
    protected StoreRepository stores() {
      return persistence().ports().stores();
    }

    @Override
    protected EventLog events() {
      return persistence().ports().events();
    }

    @Override
    protected IdempotencyKeys keys() {
      return persistence().ports().idempotencyKeys();
    }
  }

  @Nested
  class Keys extends IdempotencyKeysContract {
    @Override
    protected IdempotencyKeys keys() {
      return persistence().ports().idempotencyKeys();
    }

    @Override
    protected Transactions transactions() {
      return persistence().ports().transactions();
    }
  }

  @Nested
  class Orphans extends OrphanRegisterContract {
    @Override
    protected OrphanRegister orphans() {
      return persistence().ports().orphans();
    }

    @Override
    protected Transactions transactions() {
      return persistence().ports().transactions();
    }
  }

  @Nested
  class AccountsOfUsers extends AccountsContract {
    @Override
    protected Accounts accounts() {
      return persistence().accountPorts().accounts();
    }

    @Override
    protected Transactions transactions() {
      return persistence().ports().transactions();
    }
  }

  @Nested
  class SessionsOfUsers extends SessionsContract {
    @Override
    protected Sessions sessions() {
      return persistence().accountPorts().sessions();
    }

    @Override
    protected Sessions sessionsOfAnotherReplica() {
      return database().otherReplica().accountPorts().sessions();
    }

    @Override
    protected Accounts accounts() {
      return persistence().accountPorts().accounts();
    }
  }

  @Nested
  class TeamsOfUsers extends TeamsContract {
    @Override
    protected AccountPorts ports() {
      return persistence().accountPorts();
    }

    @Override
    protected Transactions transactions() {
      return persistence().ports().transactions();
    }
  }

  @Nested
  class InvitationsOfUsers extends InvitationsContract {
    @Override
    protected AccountPorts ports() {
      return persistence().accountPorts();
    }
  }

  @Nested
  class MembersOfTeams extends TeamMembersContract {
    @Override
    protected AccountPorts ports() {
      return persistence().accountPorts();
    }
  }

  @Nested
  class TokensOfUsers extends PersonalTokensContract {
    @Override
    protected PersonalTokens tokens() {
      return persistence().accountPorts().tokens();
    }

    @Override
    protected PersonalTokens tokensOfAnotherReplica() {
      return database().otherReplica().accountPorts().tokens();
    }

    @Override
    protected Accounts accounts() {
      return persistence().accountPorts().accounts();
    }
  }

  @Nested
  class SignInAttempts extends SignInAttemptLogContract {
    @Override
    protected SignInAttemptLog attempts() {
      return persistence().accountPorts().attempts();
    }

    @Override
    protected Transactions transactions() {
      return persistence().ports().transactions();
    }
  }

  @Nested
  class TokensUsedOnce extends UsedTokensContract {
    @Override
    protected UsedTokens usedTokens() {
      return persistence().accountPorts().usedTokens();
    }

    @Override
    protected UsedTokens usedTokensOfAnotherReplica() {
      return database().otherReplica().accountPorts().usedTokens();
    }

    @Override
    protected Transactions transactions() {
      return persistence().ports().transactions();
    }
  }

  @Nested
  class TaskLocks extends TaskLockContract {
    @Override
    protected TaskLock taskLock() {
      return persistence().ports().taskLock();
    }
  }

  @Nested
  class TransactionsWithOtherPorts extends TransactionsContract {
    @Override
    protected Transactions transactions() {
      return persistence().ports().transactions();
    }

    @Override
    protected StoreRepository stores() {
      return persistence().ports().stores();
    }

    @Override
    protected EventLog events() {
      return persistence().ports().events();
    }

    @Override
    protected AuditLog audit() {
      return persistence().ports().audit();
    }

    @Override
    protected IdempotencyKeys keys() {
      return persistence().ports().idempotencyKeys();
    }
  }

  @Nested
  class SignalsOfReplicas extends SignalsContract {
    @Override
    protected Signals signals() {
      return persistence().ports().signals();
    }

    @Override
    protected Signals signalsOfAnotherReplica() {
      return database().otherReplica().ports().signals();
    }

    @Override
    protected Transactions transactions() {
      return persistence().ports().transactions();
    }
  }

  @Nested
  class Shared extends SharedDatabase {
    @Override
    TestDatabase database() {
      return PersistenceContracts.this.database();
    }
  }
}
