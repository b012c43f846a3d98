package io.urumi.application.access.token;

import io.urumi.application.access.AccessChecks;
import io.urumi.application.usecase.token.FindTokens;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.port.driving.token.FindTokensQuery;
import io.urumi.port.model.account.TokenSummary;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Users read their own tokens, and callers with account.manage those of all. */
public final class AuthorizedFindTokens implements FindTokensQuery {
  private final FindTokens findTokens;

  public AuthorizedFindTokens(FindTokens findTokens) {
    this.findTokens = findTokens;
  }

  @Override
  public Mono<List<TokenSummary>> own(Caller caller) {
    AccessChecks.permitEveryCaller(caller);
    return findTokens.of(caller.principal());
  }

  @Override
  public Mono<List<TokenSummary>> all(Caller caller) {
    return Mono.defer(() -> {
      AccessChecks.require(caller, Permission.ACCOUNT_MANAGE);
      return findTokens.all();
    });
  }

  @Override
  public Set<Permission> grantable(Caller caller) {
    return GrantableScopes.of(caller, AccessChecks.permittedSomewhere(caller));
  }
}
