package io.urumi.application.access;

import static io.urumi.domain.access.Permission.ACCOUNT_MANAGE;

import io.urumi.application.SignInEngine;
import io.urumi.application.access.AccessRules.Rule;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.Password;
import io.urumi.domain.account.SessionId;
import io.urumi.domain.account.SessionSecret;
import io.urumi.domain.account.SignInCode;
import io.urumi.domain.account.provider.ProviderIdentity;
import io.urumi.port.driving.session.CodeSignInRequest;
import io.urumi.port.driving.session.ProviderLogout;
import io.urumi.port.driving.session.ProviderSignInRequest;
import io.urumi.port.driving.session.SignInRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** As {@link AccessRules}, for accounts and sessions. */
final class SessionRules {
  private static final AccountName NAME = new AccountName("admin");
  private static final Password PASSWORD = new Password("correct horse battery");
  private static final SessionId UNKNOWN = new SessionId(new UUID(1, 2));
  private static final SessionSecret SECRET = new SessionSecret("A".repeat(43));
  private static final ProviderSignInRequest WITH_PROVIDER =
      new ProviderSignInRequest(
          new ProviderIdentity("https://id.example.com", "7"),
          "Anna",
          Set.of(),
          Set.of(),
          true,
          null,
          "",
          null);
  private static final ProviderLogout LOGOUT =
      new ProviderLogout("https://id.example.com", "8", null, "a".repeat(64), Instant.EPOCH);

  private static final SignInCode CODE = new SignInCode("A".repeat(22));

  private final SignInEngine engine;

  SessionRules(SignInEngine engine) {
    this.engine = engine;
  }

  Map<String, Rule> all() {
    return Map.ofEntries(
        Map.entry(
            "SignInUseCase.signIn",
            AccessRules.everybody((caller, _) ->
                engine
                    .signIn()
                    .signIn(caller, new SignInRequest(NAME, PASSWORD, caller.origin(), "", null))
                    .hasElement())),
        Map.entry(
            "SignInWithCodeUseCase.signIn",
            AccessRules.everybody((caller, _) ->
                done(
                    engine
                        .signInWithCode()
                        .signIn(caller, new CodeSignInRequest(CODE, "", null))))),
        Map.entry(
            "SignInWithCodeUseCase.issue",
            AccessRules.platform(
                ACCOUNT_MANAGE, (caller, _) -> done(engine.signInWithCode().issue(caller, NAME)))),
        Map.entry(
            "SignInWithProviderUseCase.signIn",
            AccessRules.everybody((caller, _) ->
                engine.signInWithProvider().signIn(caller, WITH_PROVIDER).hasElement())),
        Map.entry(
            "SignInWithProviderUseCase.failed",
            AccessRules.everybody(
                (caller, _) -> done(engine.signInWithProvider().failed(caller, "Cancelled.")))),
        Map.entry(
            "EndProviderSessionsUseCase.end",
            AccessRules.everybody(
                (caller, _) -> done(engine.endProviderSessions().end(caller, LOGOUT)))),
        Map.entry(
            "UseSessionUseCase.use",
            AccessRules.everybody((caller, _) -> done(engine.useSession().use(caller, SECRET)))),
        Map.entry(
            "UseSessionUseCase.ended",
            AccessRules.everybody((caller, _) -> done(engine.useSession().ended(caller, UNKNOWN)))),
        Map.entry(
            "EndSessionUseCase.end",
            AccessRules.everybody((caller, _) -> done(engine.endSession().end(caller, UNKNOWN)))),
        Map.entry(
            "EndSessionUseCase.endAll",
            AccessRules.everybody((caller, _) -> done(engine.endSession().endAll(caller)))),
        Map.entry(
            "FindSessionsQuery.own",
            AccessRules.everybody((caller, _) -> done(engine.findSessions().own(caller)))),
        Map.entry(
            "SetUpAdministratorUseCase.exists",
            AccessRules.platform(
                ACCOUNT_MANAGE,
                (caller, _) -> done(engine.setUpAdministrator().exists(caller, NAME)))),
        Map.entry(
            "SetUpAdministratorUseCase.create",
            AccessRules.platform(
                ACCOUNT_MANAGE,
                (caller, _) -> done(engine.setUpAdministrator().create(caller, NAME, PASSWORD)))),
        Map.entry(
            "SetUpAdministratorUseCase.ensure",
            AccessRules.platform(
                ACCOUNT_MANAGE,
                (caller, _) -> done(engine.setUpAdministrator().ensure(caller, NAME, PASSWORD)))));
  }

  /** Whether there was a result does not matter. */
  private static Mono<Boolean> done(Mono<?> call) {
    return call.then(Mono.just(true));
  }
}
