package io.urumi.application.usecase.token;

import io.urumi.domain.access.Principal;
import io.urumi.domain.account.AccountId;
import io.urumi.port.driven.account.PersonalTokens;
import io.urumi.port.driven.account.PersonalTokens.WithAccount;
import io.urumi.port.driving.token.CreateTokenUseCase;
import io.urumi.port.driving.token.FindTokensQuery;
import io.urumi.port.model.account.TokenSummary;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads tokens. */
public final class FindTokens {
  private final PersonalTokens tokens;
  private final Clock clock;

  public FindTokens(PersonalTokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /** The tokens of a principal, the newest first. */
  public Mono<List<TokenSummary>> of(Principal principal) {
    return summaries(
        Mono.justOrEmpty(AccountId.of(principal))
            .flatMapMany(account -> tokens.ofAccount(account, CreateTokenUseCase.LIMIT)));
  }

  /** The tokens of all users, the newest first. */
  public Mono<List<TokenSummary>> all() {
    return summaries(tokens.all(FindTokensQuery.LIMIT));
  }

  private Mono<List<TokenSummary>> summaries(Flux<WithAccount> found) {
    Instant now = clock.instant();
    return found
        .map(each ->
            new TokenSummary(
                each.token(),
                each.account().principal().displayName(),
                each.token().isExpired(now)))
        .collectList();
  }
}
