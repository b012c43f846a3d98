package io.urumi.port.driving.session;

import io.urumi.domain.account.SessionSecret;
import io.urumi.domain.account.SignInCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request to sign in with a code.
 *
 * @param client what the client says it is; may be empty
 * @param replaced secret of the session that the client already has and that ends with the sign-in;
 *     null when it has none
 */
public record CodeSignInRequest(SignInCode code, String client, @Nullable SessionSecret replaced) {
  public CodeSignInRequest {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(client, "client");
  }
}
