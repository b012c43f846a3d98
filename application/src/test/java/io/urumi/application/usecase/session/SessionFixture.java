package io.urumi.application.usecase.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.persistence.Persistence;
import io.urumi.adapter.persistence.PersistenceSettings;
import io.urumi.application.SignInEngine;
import io.urumi.domain.access.Caller;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.AccountSources;
import io.urumi.domain.account.Password;
import io.urumi.domain.account.SessionSecret;
import io.urumi.domain.account.SessionTimeouts;
import io.urumi.port.driving.session.SignInRequest;
import io.urumi.port.driving.session.SignInUseCase.Outcome;
import io.urumi.port.model.account.ActiveSession;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.testkit.Await;
import io.urumi.testkit.SettableClock;
import io.urumi.testkit.TestPrincipals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An administrator's account in an empty database. */
abstract class SessionFixture {
  static final AccountName ADMIN = new AccountName("admin");
  static final Password PASSWORD = new Password("correct horse battery");
  static final Password WRONG = new Password("wrong");
  static final String ISSUER = "https://id.example.com/realms/urumi";
  static final String HERE = "192.0.2.7";
  static final String ELSEWHERE = "198.51.100.1";
  static final SessionTimeouts TIMEOUTS =
      new SessionTimeouts(Duration.ofMinutes(30), Duration.ofHours(8));

  final SettableClock clock = SettableClock.at(Instant.parse("2026-11-24T12:00:00.123456Z"));
  final FastPasswordHasher passwords = new FastPasswordHasher();
  final Persistence persistence =
      Persistence.open(PersistenceSettings.inMemory(UUID.randomUUID().toString()));
  final SignInEngine engine = engine(new AccountSources(true, ISSUER));

  SignInEngine engine(AccountSources sources) {
    return new SignInEngine(
        persistence.ports(), persistence.accountPorts(), passwords, TIMEOUTS, sources, clock);
  }

  @BeforeEach
  void createAccount() {
    Await.one(engine.setUpAdministrator().create(system(), ADMIN, PASSWORD));
  }

  @AfterEach
  void close() {
    persistence.close();
  }

  static Caller system() {
    return Caller.system("replica-1");
  }

  static Caller anonymous(String origin) {
    return Caller.anonymous(origin, "request-1");
  }

  Outcome signIn(AccountName name, Password password, String from) {
    return signIn(name, password, from, null);
  }

  Outcome signIn(
      AccountName name, Password password, String from, @Nullable SessionSecret replaced) {
    return Await.one(
        engine
            .signIn()
            .signIn(
                anonymous(from), new SignInRequest(name, password, from, "Browser/1", replaced)));
  }

  Outcome.SignedIn signedIn() {
    return (Outcome.SignedIn) signIn(ADMIN, PASSWORD, HERE);
  }

  @Nullable ActiveSession use(SessionSecret secret) {
    return Await.maybe(engine.useSession().use(anonymous(HERE), secret));
  }

  static Caller user(Outcome.SignedIn begun) {
    return begun.session().account().caller(HERE, "request-2");
  }

  List<AuditEntry> audit() {
    return Await.one(
            persistence.ports().audit().page(TestPrincipals.EVERYTHING, Long.MAX_VALUE, 1000))
        .items();
  }

  AuditEntry newestEntry() {
    List<AuditEntry> entries = audit();
    assertThat(entries).isNotEmpty();
    return entries.getFirst();
  }
}
