package io.urumi.kubernetes.connection;

import io.urumi.kubernetes.credentials.Credentials;
import io.urumi.kubernetes.credentials.CredentialsCache;
import io.urumi.kubernetes.credentials.Impersonation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Adds the credentials to every request. A request that is answered with 401 is sent once more if
 * other credentials could be loaded.
 */
final class CredentialsInterceptor implements Interceptor {
  private static final int UNAUTHORIZED = 401;

  private final CredentialsCache credentials;
  private final Impersonation impersonation;

  CredentialsInterceptor(CredentialsCache credentials, Impersonation impersonation) {
    this.credentials = credentials;
    this.impersonation = impersonation;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Credentials used = credentials.current();
    Response response = chain.proceed(with(used, chain.request()));
    RequestBody body = chain.request().body();
    boolean repeatable = body == null || !body.isOneShot();
    if (response.code() != UNAUTHORIZED || !repeatable || !isRenewed(used, response)) {
      return response;
    }
    response.close();
    return chain.proceed(with(credentials.current(), chain.request()));
  }

  private boolean isRenewed(Credentials used, Response rejection) throws IOException {
    try {
      return credentials.rejected(used);
    } catch (IOException | RuntimeException failure) {
      // Otherwise its connection could not be used again.
      rejection.close();
      throw failure;
    }
  }

  private Request with(Credentials used, Request plain) {
    Request.Builder request = plain.newBuilder();
    if (plain.url().isHttps()) {
      // Like kubectl, sends no secret without encryption.
      authorize(used, request);
    }
    impersonation.headers(request::addHeader);
    return request.build();
  }

  private static void authorize(Credentials used, Request.Builder request) {
    Credentials.BasicLogin login = used.login();
    if (used.token() != null) {
      request.header("Authorization", "Bearer " + used.token());
    } else if (login != null) {
      request.header(
          "Authorization",
          okhttp3.Credentials.basic(login.username(), login.password(), StandardCharsets.UTF_8));
    }
  }
}
