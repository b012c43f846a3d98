package io.urumi.client.session;

import io.urumi.client.http.ApiRequest;
import io.urumi.client.http.HttpTransport;
import io.urumi.client.http.RetryPolicy;
import io.urumi.client.model.token.CreatedToken;
import io.urumi.client.model.token.TokenList;
import io.urumi.client.model.token.TokenRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/** The operations about tokens of users, with a session or without. */
public final class TokenOperations {
  private static final String PATH = "/api/v1/tokens";

  private final HttpTransport transport;
  private final @Nullable String cookie;

  /**
   * Creates the operations.
   *
   * @param cookie that of a session; null for none
   */
  public TokenOperations(HttpTransport transport, @Nullable String cookie) {
    this.transport = transport;
    this.cookie = cookie;
  }

  /**
   * Returns tokens.
   *
   * @param all whether those of all users
   */
  public TokenList list(boolean all) {
    return call(
        ApiRequest.get(PATH).query("all", all ? true : null),
        TokenList.class,
        RetryPolicy.REPEATABLE);
  }

  /** Creates a token of the user of the session. */
  public CreatedToken create(TokenRequest token) {
    return call(
        ApiRequest.post(PATH).json(transport.mapper().writeValueAsString(token)),
        CreatedToken.class,
        RetryPolicy.UNREPEATABLE);
  }

  /** Revokes the token with this id. */
  public void revoke(String id) {
    transport.checked(ApiRequest.delete(PATH + "/{}", id).header("Cookie", cookie));
  }

  private <T> T call(ApiRequest request, Class<T> type, RetryPolicy policy) {
    JavaType constructed = transport.mapper().constructType(type);
    return transport.call(request.header("Cookie", cookie), constructed, policy);
  }
}
