package io.urumi.application.usecase;

import io.urumi.application.TestDatabase;
import io.urumi.application.access.AuthorizedCreateStore;
import io.urumi.application.access.AuthorizedDeleteStore;
import io.urumi.application.access.AuthorizedRetryStore;
import io.urumi.application.settings.LimitPolicy;
import io.urumi.application.settings.PlanCatalog;
import io.urumi.domain.access.Caller;
import io.urumi.domain.limit.Limits;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driving.CreateStoreCommand;
import io.urumi.port.driving.CreateStoreUseCase;
import io.urumi.port.driving.DeleteStoreUseCase;
import io.urumi.port.driving.RetryStoreUseCase;
import io.urumi.testkit.SettableClock;
import io.urumi.testkit.TestPrincipals;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Use cases on an empty platform. */
final class UseCaseFixture implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
  static final Caller ANNA = TestPrincipals.administrator("anna", "192.0.2.7", "request-1");

  private final TestDatabase testDatabase = new TestDatabase();
  final PersistencePorts database = testDatabase.ports();
  final SettableClock clock = SettableClock.at(START);
  final AuditTrail auditTrail = new AuditTrail(database.scoped());
  final CreateStoreUseCase createStore = createStore(Limits.NONE);
  final DeleteStoreUseCase delete = new AuthorizedDeleteStore(database.scoped(), auditTrail, clock);
  final RetryStoreUseCase retry = new AuthorizedRetryStore(database.scoped(), auditTrail, clock);

  CreateStoreUseCase createStore(Limits limits) {
    return new AuthorizedCreateStore(
        database.scoped(),
        auditTrail,
        new LimitPolicy(PlanCatalog.ofChart(), limits),
        false,
        clock);
  }

  static CreateStoreCommand command(String subdomain, @Nullable String key) {
    return CreateStoreCommand.of("Shop " + subdomain, subdomain, null, key, ANNA);
  }

  @Override
  public void close() {
    testDatabase.close();
  }
}
