package io.urumi.client.session;

import io.urumi.client.http.ApiJson;
import io.urumi.client.http.ApiRequest;
import io.urumi.client.http.ApiResponse;
import io.urumi.client.http.ClientSettings;
import io.urumi.client.http.HttpTransport;
import io.urumi.client.http.ProblemException;
import io.urumi.client.http.UnreachableException;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A session that a user begins with a password, for what needs one, and that ends with {@link
 * #close}. Its secret leaves this class only in the header of a request.
 */
public final class PasswordSession implements AutoCloseable {
  private static final String PATH = "/api/v1/session";

  private final HttpTransport transport;
  private final String cookie;

  private PasswordSession(HttpTransport transport, String cookie) {
    this.transport = transport;
    this.cookie = cookie;
  }

  /**
   * Signs in.
   *
   * @param settings whose token is not sent
   * @throws ProblemException when name or password are wrong, or users do not sign in
   * @throws UnreachableException when there is no response from a control plane
   */
  public static PasswordSession begin(ClientSettings settings, String name, String password) {
    JsonMapper mapper = ApiJson.mapper();
    HttpTransport transport = new HttpTransport(settings.withToken(null), mapper);
    ApiResponse answer =
        transport.checked(
            ApiRequest.post(PATH)
                .json(mapper.writeValueAsString(Map.of("name", name, "password", password))));
    String cookie = answer.header("Set-Cookie").split(";", 2)[0];
    if (cookie.isEmpty()) {
      throw new UnreachableException(
          settings.url(), "the response to the sign-in has no session", false, null);
    }
    return new PasswordSession(transport, cookie);
  }

  /** Returns the operations about tokens, by the user of the session. */
  public TokenOperations tokens() {
    return new TokenOperations(transport, cookie);
  }

  /** Signs out. A session that cannot be ended expires by itself. */
  @Override
  public void close() {
    try {
      transport.exchange(ApiRequest.delete(PATH).header("Cookie", cookie));
    } catch (UnreachableException expiresByItself) {
      // The command has been executed.
    }
  }
}
