package io.urumi.port.model.account;

import io.urumi.domain.access.Caller;
import io.urumi.domain.account.Account;
import io.urumi.domain.token.PersonalToken;
import java.util.Objects;

/**
 * A token that has not expired.
 *
 * @param user its user, with the current roles
 */
public record ActiveToken(PersonalToken token, Account user) {
  public ActiveToken {
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(user, "user");
  }

  /**
   * The token as the caller of a request.
   *
   * @param origin network address that the request came from
   */
  public Caller caller(String origin, String requestId) {
    return token.caller(user.caller(origin, requestId));
  }
}
