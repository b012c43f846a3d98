package io.urumi.application.access;

import static io.urumi.domain.access.Permission.ACCOUNT_MANAGE;

import io.urumi.application.TokenEngine;
import io.urumi.application.access.AccessRules.Rule;
import io.urumi.domain.access.Permission;
import io.urumi.domain.token.PersonalTokenId;
import io.urumi.domain.token.PersonalTokenName;
import io.urumi.domain.token.PersonalTokenSecret;
import io.urumi.domain.token.TokenRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** As {@link AccessRules}, for tokens of users. */
final class TokenRules {
  private static final PersonalTokenId UNKNOWN = new PersonalTokenId(new UUID(1, 2));
  private static final PersonalTokenSecret SECRET =
      PersonalTokenSecret.of(new byte[PersonalTokenSecret.RANDOM_BYTES]);

  private final TokenEngine engine;

  TokenRules(TokenEngine engine) {
    this.engine = engine;
  }

  Map<String, Rule> all() {
    return Map.of(
        // For those who are no users the outcome says so; what they may not give is invalid.
        "CreateTokenUseCase.create",
        AccessRules.everybody((caller, _) ->
            done(engine.createToken().create(caller, Instant.now(), request()).onErrorComplete())),
        "RevokeTokenUseCase.revoke",
        AccessRules.everybody((caller, _) -> done(engine.revokeToken().revoke(caller, UNKNOWN))),
        "FindTokensQuery.own",
        AccessRules.everybody((caller, _) -> done(engine.findTokens().own(caller))),
        "FindTokensQuery.all",
        AccessRules.platform(ACCOUNT_MANAGE, (caller, _) -> done(engine.findTokens().all(caller))),
        "FindTokensQuery.grantable",
        AccessRules.everybody(
            (caller, _) -> done(Mono.fromCallable(() -> engine.findTokens().grantable(caller)))),
        "UseTokenUseCase.use",
        AccessRules.everybody((caller, _) -> done(engine.useToken().use(caller, SECRET))),
        "UseTokenUseCase.ended",
        AccessRules.everybody((caller, _) -> done(engine.useToken().ended(caller, UNKNOWN))));
  }

  private static TokenRequest request() {
    return new TokenRequest(
        new PersonalTokenName("token " + UUID.randomUUID()),
        Set.of(Permission.STORE_READ),
        Duration.ofDays(1));
  }

  /** Whether there was a result does not matter. */
  private static Mono<Boolean> done(Mono<?> call) {
    return call.then(Mono.just(true));
  }
}
