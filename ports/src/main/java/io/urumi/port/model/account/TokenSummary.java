package io.urumi.port.model.account;

import io.urumi.domain.token.PersonalToken;
import java.util.Objects;

/**
 * A token in a list.
 *
 * @param user what others see of its user
 * @param expired whether it has expired, and permits nothing any more
 */
public record TokenSummary(PersonalToken token, String user, boolean expired) {
  public TokenSummary {
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(user, "user");
  }
}
