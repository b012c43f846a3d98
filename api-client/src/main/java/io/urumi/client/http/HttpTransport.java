package io.urumi.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests and waits for the responses on the calling thread, which may be interrupted. */
public final class HttpTransport {
  private static final String JSON = "application/json, application/problem+json";
  private static final int LARGEST_BODY = 8 * 1024 * 1024;

  private final ClientSettings settings;
  private final JsonMapper mapper;
  private final ErrorTranslation errors;
  private final HttpClient http;
  private final ServerClock clock;
  private final String base;

  /** Creates a transport; the first request connects. */
  public HttpTransport(ClientSettings settings, JsonMapper mapper) {
    this.settings = settings;
    this.mapper = mapper;
    errors = new ErrorTranslation(settings.url(), mapper);
    clock = new ServerClock(settings.clock());
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    String url = settings.url().toString();
    base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /** Returns the settings in use. */
  public ClientSettings settings() {
    return settings;
  }

  /** Returns the mapper in use. */
  public JsonMapper mapper() {
    return mapper;
  }

  /** Returns the control plane's clock, as far as its responses say. */
  public InstantSource clock() {
    return clock;
  }

  /**
   * Sends the request once; every status is a normal result.
   *
   * @throws UnreachableException when there is no response within the timeout
   */
  public ApiResponse exchange(ApiRequest request) {
    HttpResponse<String> response =
        send(
            http(request, JSON),
            BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), LARGEST_BODY));
    return new ApiResponse(response.statusCode(), response.headers(), response.body());
  }

  /**
   * Sends the request once.
   *
   * @throws ProblemException when the control plane responds with an error
   * @throws UnreachableException when there is no response from a control plane
   */
  public ApiResponse checked(ApiRequest request) {
    ApiResponse response = exchange(request);
    if (!response.successful()) {
      throw errors.ofResponse(response);
    }
    return response;
  }

  /**
   * Sends the request, retries as {@code policy} allows, and decodes the response.
   *
   * @throws ProblemException when the control plane responds with an error
   * @throws UnreachableException when there is no response from a control plane
   */
  public <T> T call(ApiRequest request, JavaType type, RetryPolicy policy) {
    return decode(successful(request, policy), type);
  }

  /**
   * Sends a request whose response has no body, with the retries that the policy allows.
   *
   * @throws ProblemException when the control plane responds with an error
   * @throws UnreachableException when there is no response from a control plane
   */
  public void run(ApiRequest request, RetryPolicy policy) {
    successful(request, policy);
  }

  private ApiResponse successful(ApiRequest request, RetryPolicy policy) {
    for (int attempt = 1; ; attempt++) {
      try {
        ApiResponse response = exchange(request);
        if (!response.successful()) {
          throw errors.ofResponse(response);
        }
        return response;
      } catch (ProblemException | UnreachableException failure) {
        if (attempt >= settings.attempts() || !policy.allows(failure)) {
          throw failure;
        }
        pause(RetryPolicy.delay(failure, attempt, settings.retryDelay()).toNanos());
      }
    }
  }

  /**
   * Opens a response that is read piece by piece, with the idle timeout between two pieces.
   *
   * @throws ProblemException when the control plane responds with an error
   * @throws UnreachableException when there is no response from a control plane
   */
  public InputStream open(ApiRequest request, String contentType) {
    var response =
        send(http(request, contentType + ", application/problem+json"), BodyHandlers.ofPublisher());
    if (response.statusCode() / 100 != 2) {
      var body = BodySubscribers.ofString(StandardCharsets.UTF_8);
      response.body().subscribe(body);
      String text = await(body.getBody().toCompletableFuture());
      throw errors.ofResponse(new ApiResponse(response.statusCode(), response.headers(), text));
    }
    ResponseBody body = new ResponseBody(settings.idleTimeout());
    response.body().subscribe(body);
    return body;
  }

  /** Returns the exception for a failure while such a response was read. */
  public RuntimeException translate(IOException failure) {
    if (Thread.currentThread().isInterrupted()) {
      return new CallInterruptedException(failure);
    }
    return errors.ofFailure(failure);
  }

  private <T> T decode(ApiResponse response, JavaType type) {
    if (response.body().isBlank()) {
      throw new UnreachableException(settings.url(), "the response was empty", true, null);
    }
    if (!response.json()) {
      throw errors.foreign(null);
    }
    try {
      return mapper.readValue(response.body(), type);
    } catch (JacksonException unreadable) {
      throw errors.foreign(unreadable);
    }
  }

  private HttpRequest http(ApiRequest request, String accept) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + request.target()));
    builder.header("Accept", accept).header("User-Agent", settings.userAgent());
    if (settings.token() != null) {
      builder.header("Authorization", settings.token().header());
    }
    request.headers().forEach(builder::setHeader);
    return builder.method(request.method(), body(request.body())).build();
  }

  private static HttpRequest.BodyPublisher body(@Nullable String body) {
    return body == null
        ? HttpRequest.BodyPublishers.noBody()
        : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8);
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    Instant sentAt = clock.localTime();
    HttpResponse<T> response = await(http.sendAsync(request, body));
    clock.update(response.headers(), sentAt);
    return response;
  }

  private <T> T await(CompletableFuture<T> response) {
    try {
      return response.get(settings.responseTimeout().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      response.cancel(true);
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(interrupted);
    } catch (TimeoutException late) {
      response.cancel(true);
      throw errors.ofFailure(late);
    } catch (ExecutionException failed) {
      throw errors.ofFailure(failed.getCause() == null ? failed : failed.getCause());
    }
  }

  private static void pause(long nanos) {
    LockSupport.parkNanos(nanos);
    if (Thread.currentThread().isInterrupted()) {
      throw new CallInterruptedException(new InterruptedException());
    }
  }
}
