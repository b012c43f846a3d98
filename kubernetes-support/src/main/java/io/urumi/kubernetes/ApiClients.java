package io.urumi.kubernetes;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.VersionApi;
import io.kubernetes.client.openapi.models.VersionInfo;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** HTTP settings of client-java's clients, and requests without a resource type. */
public final class ApiClients {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  /** Detects a broken HTTP/2 connection between requests. */
  private static final Duration PING = Duration.ofSeconds(5);

  private static final ResourceType<?, ?> VERSION =
      ResourceType.dynamic("", "v1", "version", "version");

  private ApiClients() {}

  /** A client-java client that sends its requests with this HTTP client. */
  public static ApiClient of(String server, OkHttpClient http) {
    TolerantJson.install();
    return new ApiClient(http).setBasePath(server);
  }

  /**
   * Sets the timeout of one HTTP request, from connecting to the last byte of the response.
   *
   * @return the client
   */
  public static ApiClient forRequests(ApiClient client, Duration timeout) {
    return configure(
        client,
        client
            .getHttpClient()
            .newBuilder()
            .readTimeout(timeout)
            .writeTimeout(timeout)
            .callTimeout(timeout));
  }

  /**
   * Sets the time without a byte from the API server after which a watch is broken.
   *
   * @return the client
   */
  public static ApiClient forWatches(ApiClient client, Duration silence) {
    return configure(
        client,
        client.getHttpClient().newBuilder().readTimeout(silence).callTimeout(Duration.ZERO));
  }

  private static ApiClient configure(ApiClient client, OkHttpClient.Builder http) {
    return client.setHttpClient(
        http.connectTimeout(CONNECT_TIMEOUT)
            .pingInterval(PING)
            .connectionPool(new ConnectionPool())
            .build());
  }

  /** Requests the API server's version, for example {@code v1.34.4}. */
  public static String version(ApiClient client, Duration timeout) {
    ApiRequest request = new ApiRequest("get", VERSION, null, null);
    try {
      okhttp3.Call call = new VersionApi(client).getCode().buildCall(null);
      call.timeout().timeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
      return client.<VersionInfo>execute(call, VersionInfo.class).getData().getGitVersion();
    } catch (ApiException error) {
      throw ApiRequestException.of(request, error);
    } catch (Exception error) {
      throw ResourceClient.failure(request, error);
    }
  }

  /** Cancels the client's requests and watches, and closes its connections. */
  public static void close(ApiClient client) {
    OkHttpClient http = client.getHttpClient();
    http.dispatcher().cancelAll();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
