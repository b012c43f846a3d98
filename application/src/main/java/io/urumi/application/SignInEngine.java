package io.urumi.application;

import io.urumi.application.access.session.AuthorizedEndProviderSessions;
import io.urumi.application.access.session.AuthorizedEndSession;
import io.urumi.application.access.session.AuthorizedFindSessions;
import io.urumi.application.access.session.AuthorizedSetUpAdministrator;
import io.urumi.application.access.session.AuthorizedSignIn;
import io.urumi.application.access.session.AuthorizedSignInWithCode;
import io.urumi.application.access.session.AuthorizedSignInWithProvider;
import io.urumi.application.access.session.AuthorizedUseSession;
import io.urumi.application.usecase.AuditTrail;
import io.urumi.application.usecase.session.EndProviderSessions;
import io.urumi.application.usecase.session.EndSessions;
import io.urumi.application.usecase.session.FindSessions;
import io.urumi.application.usecase.session.SetUpAdministrator;
import io.urumi.application.usecase.session.SignIn;
import io.urumi.application.usecase.session.SignInWithCode;
import io.urumi.application.usecase.session.SignInWithProvider;
import io.urumi.application.usecase.session.UseSession;
import io.urumi.domain.account.AccountSources;
import io.urumi.domain.account.SessionTimeouts;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.account.PasswordHasher;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driven.persistence.ScopedPersistencePorts;
import io.urumi.port.driving.session.EndProviderSessionsUseCase;
import io.urumi.port.driving.session.EndSessionUseCase;
import io.urumi.port.driving.session.FindSessionsQuery;
import io.urumi.port.driving.session.SetUpAdministratorUseCase;
import io.urumi.port.driving.session.SignInUseCase;
import io.urumi.port.driving.session.SignInWithCodeUseCase;
import io.urumi.port.driving.session.SignInWithProviderUseCase;
import io.urumi.port.driving.session.UseSessionUseCase;
import java.time.Clock;
import java.util.Objects;

/**
 * Accounts and sessions of users. Separate from {@link StoreEngine}, because a program that embeds
 * that has users of its own.
 */
public final class SignInEngine {
  private final AuthorizedSignIn signIn;
  private final AuthorizedSignInWithCode signInWithCode;
  private final AuthorizedSignInWithProvider signInWithProvider;
  private final AuthorizedEndProviderSessions endProviderSessions;
  private final AuthorizedUseSession useSession;
  private final AuthorizedEndSession endSession;
  private final AuthorizedFindSessions findSessions;
  private final AuthorizedSetUpAdministrator setUpAdministrator;

  /**
   * @param persistence of the database of {@code accounts}
   * @param sources whose sessions are accepted
   */
  public SignInEngine(
      PersistencePorts persistence,
      AccountPorts accounts,
      PasswordHasher passwords,
      SessionTimeouts timeouts,
      AccountSources sources,
      Clock clock) {
    Objects.requireNonNull(passwords, "passwords");
    Objects.requireNonNull(timeouts, "timeouts");
    Objects.requireNonNull(sources, "sources");
    Objects.requireNonNull(clock, "clock");
    ScopedPersistencePorts scoped = persistence.scoped();
    AuditTrail auditTrail = new AuditTrail(scoped);
    signIn = new AuthorizedSignIn(new SignIn(accounts, passwords, auditTrail, timeouts, clock));
    signInWithCode =
        new AuthorizedSignInWithCode(new SignInWithCode(accounts, auditTrail, timeouts, clock));
    signInWithProvider =
        new AuthorizedSignInWithProvider(
            new SignInWithProvider(accounts, auditTrail, timeouts, clock));
    endProviderSessions =
        new AuthorizedEndProviderSessions(new EndProviderSessions(accounts, auditTrail, clock));
    useSession =
        new AuthorizedUseSession(
            new UseSession(
                accounts.sessions(),
                accounts.accounts(),
                scoped.signals(),
                timeouts,
                sources,
                clock));
    endSession = new AuthorizedEndSession(new EndSessions(accounts.sessions(), auditTrail, clock));
    findSessions =
        new AuthorizedFindSessions(new FindSessions(accounts.sessions(), timeouts, clock));
    setUpAdministrator =
        new AuthorizedSetUpAdministrator(
            new SetUpAdministrator(accounts, passwords, auditTrail, clock));
  }

  public SignInUseCase signIn() {
    return signIn;
  }

  public SignInWithCodeUseCase signInWithCode() {
    return signInWithCode;
  }

  public SignInWithProviderUseCase signInWithProvider() {
    return signInWithProvider;
  }

  public EndProviderSessionsUseCase endProviderSessions() {
    return endProviderSessions;
  }

  public UseSessionUseCase useSession() {
    return useSession;
  }

  public EndSessionUseCase endSession() {
    return endSession;
  }

  public FindSessionsQuery findSessions() {
    return findSessions;
  }

  public SetUpAdministratorUseCase setUpAdministrator() {
    return setUpAdministrator;
  }
}
