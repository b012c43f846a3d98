package io.urumi.web.bootstrap.configuration;

import io.urumi.application.SignInEngine;
import io.urumi.application.StoreEngine;
import io.urumi.domain.access.Caller;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.AccountSources;
import io.urumi.domain.account.SessionTimeouts;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.account.PasswordHasher;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driving.session.EndSessionUseCase;
import io.urumi.port.driving.session.FindSessionsQuery;
import io.urumi.port.driving.session.SetUpAdministratorUseCase;
import io.urumi.port.driving.session.SignInUseCase;
import io.urumi.port.driving.session.UseSessionUseCase;
import io.urumi.port.driving.token.UseTokenUseCase;
import io.urumi.web.api.session.SignInAccess;
import io.urumi.web.bootstrap.administrator.AdministratorPassword;
import io.urumi.web.bootstrap.administrator.LocalAdministrator;
import io.urumi.web.bootstrap.settings.DataDirectory;
import io.urumi.web.bootstrap.settings.EngineSettingsMapper;
import io.urumi.web.bootstrap.settings.OidcSettingsMapper;
import io.urumi.web.bootstrap.settings.SettingsConversion;
import io.urumi.web.bootstrap.settings.Terminal;
import io.urumi.web.bootstrap.settings.UrumiProperties;
import io.urumi.web.bootstrap.settings.UrumiProperties.SignInMode;
import io.urumi.web.oidc.OidcRoutes;
import io.urumi.web.password.Argon2PasswordHasher;
import io.urumi.web.request.LocalCallerFilter;
import io.urumi.web.security.ApiTokenFile;
import io.urumi.web.security.SessionFilter;
import io.urumi.web.session.SessionEnds;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.WebFilter;

/** Sign-in of users, and who the caller of a request is. */
@Configuration(proxyBeanMethods = false)
public class SignInConfiguration {
  @Bean
  PasswordHasher passwordHasher() {
    return new Argon2PasswordHasher();
  }

  /** Whose sessions and tokens are accepted. */
  @Bean
  AccountSources accountSources(UrumiProperties properties) {
    UrumiProperties.SignIn settings = properties.signIn();
    return new AccountSources(
        settings.local(), settings.mode() == SignInMode.OIDC ? settings.oidc().issuer() : null);
  }

  @Bean
  SignInEngine signInEngine(
      PersistencePorts persistence,
      AccountPorts accounts,
      PasswordHasher passwords,
      AccountSources sources,
      UrumiProperties properties) {
    SessionTimeouts timeouts =
        SettingsConversion.convert(
            "urumi.sign-in.*-timeout", () -> EngineSettingsMapper.sessions(properties.signIn()));
    return new SignInEngine(persistence, accounts, passwords, timeouts, sources, Clock.systemUTC());
  }

  @Bean
  SignInUseCase signIn(SignInEngine engine) {
    return engine.signIn();
  }

  @Bean
  UseSessionUseCase useSession(SignInEngine engine) {
    return engine.useSession();
  }

  @Bean
  EndSessionUseCase endSession(SignInEngine engine) {
    return engine.endSession();
  }

  @Bean
  FindSessionsQuery findSessions(SignInEngine engine) {
    return engine.findSessions();
  }

  @Bean
  SignInAccess signInAccess(UrumiProperties properties) {
    UrumiProperties.SignIn settings = properties.signIn();
    return new SignInAccess(
        settings.local(),
        settings.mode() == SignInMode.OIDC
            ? new SignInAccess.Provider(settings.oidc().name(), settings.oidc().signOut())
            : null);
  }

  /** A bean also without a provider, with no route: conditions are evaluated at build time. */
  @Bean
  RouterFunction<ServerResponse> oidcRoutes(SignInEngine engine, UrumiProperties properties) {
    return properties.signIn().mode() == SignInMode.OIDC
        ? OidcRoutes.of(
            OidcSettingsMapper.map(properties.signIn()),
            engine.signInWithProvider(),
            engine.endProviderSessions(),
            Clock.systemUTC())
        : OidcRoutes.none();
  }

  @Bean
  SessionEnds sessionEnds(UseSessionUseCase useSession, UseTokenUseCase useToken) {
    return new SessionEnds(useSession, useToken);
  }

  /** Every request has a caller: without sign-in the local one. */
  @Bean
  WebFilter callerFilter(
      UrumiProperties properties,
      UseSessionUseCase useSession,
      UseTokenUseCase useToken,
      ObjectProvider<ApiTokenFile.Opened> token) {
    return switch (properties.signIn().mode()) {
      case NONE -> new LocalCallerFilter();
      case LOCAL, OIDC -> new SessionFilter(useSession, useToken, token.getObject().token());
    };
  }

  /** Creates the administrator's account; null when no one signs in with it. */
  @Bean
  @Nullable AdministratorPassword administratorPassword(
      SignInEngine engine,
      StoreEngine stores,
      UrumiProperties properties,
      DataDirectory dataDirectory) {
    UrumiProperties.SignIn settings = properties.signIn();
    if (!settings.local()) {
      return null;
    }
    AccountName name =
        SettingsConversion.convert(
            "urumi.sign-in.administrator", () -> new AccountName(settings.administrator()));
    SetUpAdministratorUseCase setUp = engine.setUpAdministrator();
    LocalAdministrator administrator =
        new LocalAdministrator(setUp, Caller.system(stores.replica().value()), name);
    Path file = settings.passwordFile();
    return file == null
        ? administrator.generated(dataDirectory.path(), Terminal.isPresent())
        : administrator.fromFile(file);
  }
}
