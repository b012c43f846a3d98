package io.urumi.application;

import io.urumi.application.access.token.AuthorizedCreateToken;
import io.urumi.application.access.token.AuthorizedFindTokens;
import io.urumi.application.access.token.AuthorizedRevokeToken;
import io.urumi.application.access.token.AuthorizedUseToken;
import io.urumi.application.usecase.AuditTrail;
import io.urumi.application.usecase.token.CreateToken;
import io.urumi.application.usecase.token.FindTokens;
import io.urumi.application.usecase.token.RevokeToken;
import io.urumi.application.usecase.token.UseToken;
import io.urumi.domain.account.AccountSources;
import io.urumi.port.driven.account.PersonalTokens;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driven.persistence.ScopedPersistencePorts;
import io.urumi.port.driving.token.CreateTokenUseCase;
import io.urumi.port.driving.token.FindTokensQuery;
import io.urumi.port.driving.token.RevokeTokenUseCase;
import io.urumi.port.driving.token.UseTokenUseCase;
import java.time.Clock;
import java.util.Objects;

/** Tokens that users make for their programs. Separate from the others as {@link SignInEngine}. */
public final class TokenEngine {
  private final AuthorizedCreateToken createToken;
  private final AuthorizedRevokeToken revokeToken;
  private final AuthorizedFindTokens findTokens;
  private final AuthorizedUseToken useToken;

  /**
   * @param persistence of the database of {@code tokens}
   * @param sources whose tokens are accepted
   */
  public TokenEngine(
      PersistencePorts persistence, PersonalTokens tokens, AccountSources sources, Clock clock) {
    Objects.requireNonNull(tokens, "tokens");
    Objects.requireNonNull(sources, "sources");
    Objects.requireNonNull(clock, "clock");
    ScopedPersistencePorts scoped = persistence.scoped();
    AuditTrail auditTrail = new AuditTrail(scoped);
    createToken = new AuthorizedCreateToken(new CreateToken(tokens, auditTrail, clock));
    revokeToken = new AuthorizedRevokeToken(new RevokeToken(tokens, auditTrail, clock));
    findTokens = new AuthorizedFindTokens(new FindTokens(tokens, clock));
    useToken = new AuthorizedUseToken(new UseToken(tokens, scoped.signals(), sources, clock));
  }

  public CreateTokenUseCase createToken() {
    return createToken;
  }

  public RevokeTokenUseCase revokeToken() {
    return revokeToken;
  }

  public FindTokensQuery findTokens() {
    return findTokens;
  }

  public UseTokenUseCase useToken() {
    return useToken;
  }
}
