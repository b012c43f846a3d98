package io.urumi.port.driving.token;

import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.port.model.account.TokenSummary;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Reads tokens, never their secrets. */
public interface FindTokensQuery {
  /** Longest list of the tokens of all users. */
  int LIMIT = 1000;

  /** The tokens of the caller, the newest first; none for a caller who is not a user. */
  Mono<List<TokenSummary>> own(Caller caller);

  /**
   * The tokens of all users, the newest first, at most {@value #LIMIT}.
   *
   * @return fails with {@link io.urumi.domain.access.AccessDeniedException} without the permission
   *     to manage accounts
   */
  Mono<List<TokenSummary>> all(Caller caller);

  /** What the caller can give to a new token now; nothing when the caller cannot create one. */
  Set<Permission> grantable(Caller caller);
}
