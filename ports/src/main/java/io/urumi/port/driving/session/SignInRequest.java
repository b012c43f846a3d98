package io.urumi.port.driving.session;

import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.Password;
import io.urumi.domain.account.SessionSecret;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request to sign in.
 *
 * @param network the address that failed attempts are counted for, or a network whose addresses one
 *     machine can have
 * @param client what the client says it is; may be empty
 * @param replaced secret of the session that the client already has and that ends with the sign-in;
 *     null when it has none
 */
public record SignInRequest(
    AccountName name,
    Password password,
    String network,
    String client,
    @Nullable SessionSecret replaced) {
  public SignInRequest {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(password, "password");
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(client, "client");
  }
}
