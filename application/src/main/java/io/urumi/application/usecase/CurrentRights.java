package io.urumi.application.usecase;

import io.urumi.domain.access.Principal;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.token.PersonalTokenId;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.account.Accounts;
import io.urumi.port.driven.account.PersonalTokens;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What a user or the user's token may do now. The rights of a request are those at its start, and
 * its body may arrive much later: a change of rights decides again in its transaction, so that a
 * caller who has lost a right cannot take it back.
 */
public final class CurrentRights {
  private final @Nullable AccountPorts ports;
  private final Clock clock;

  /**
   * @param ports null where users have no accounts: a program that embeds the engine knows the
   *     rights of its callers
   */
  public CurrentRights(@Nullable AccountPorts ports, Clock clock) {
    this.ports = ports;
    this.clock = clock;
  }

  /**
   * The same request, decided with the roles that its user has now; nothing is permitted to a
   * disabled account and to a revoked or expired token. Unchanged for a caller without an account.
   */
  public Mono<Authorization> of(Authorization authorization) {
    if (ports == null) {
      return Mono.just(authorization);
    }
    Accounts accounts = ports.accounts();
    PersonalTokens tokens = ports.tokens();
    Principal principal = authorization.actor().principal();
    if (principal.kind() == Principal.Kind.TOKEN) {
      return tokens
          .find(new PersonalTokenId(UUID.fromString(principal.id())))
          .filter(found -> !found.token().isExpired(clock.instant()))
          .map(found -> again(authorization, found.account()))
          .defaultIfEmpty(authorization.withoutPermission());
    }
    return Mono.justOrEmpty(AccountId.of(principal))
        .flatMap(accounts::byId)
        .map(account -> again(authorization, account))
        .defaultIfEmpty(authorization);
  }

  private static Authorization again(Authorization authorization, Account account) {
    return account.enabled()
        ? authorization.again().apply(account)
        : authorization.withoutPermission();
  }
}
