package io.urumi.client.http;

import io.urumi.client.model.Problem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Translates error responses and failures of the HTTP library. */
final class ErrorTranslation {
  private final URI url;
  private final JsonMapper mapper;

  ErrorTranslation(URI url, JsonMapper mapper) {
    this.url = url;
    this.mapper = mapper;
  }

  /** Returns the exception for a response whose status is not 2xx. */
  RuntimeException ofResponse(ApiResponse response) {
    @Nullable Duration retryAfter = retryAfter(response.header("Retry-After"));
    if (response.json()) {
      try {
        Problem problem = mapper.readValue(response.body(), Problem.class);
        if (problem != null) {
          return new ProblemException(problem.withStatus(response.status()), retryAfter);
        }
      } catch (JacksonException notAProblem) {
        // Handled below like a response without a problem.
      }
    }
    return withoutProblem(response.status(), retryAfter);
  }

  private RuntimeException withoutProblem(int status, @Nullable Duration retryAfter) {
    if (status == 502 || status == 503 || status == 504) {
      return new UnreachableException(
          url, "a gateway responded with " + status + " in its place", true, null);
    }
    if (status == 404) {
      return foreign(null);
    }
    return new ProblemException(Problem.plain(status, "HTTP " + status, null), retryAfter);
  }

  /** Returns the exception for a response that a control plane does not give. */
  UnreachableException foreign(@Nullable Throwable cause) {
    return new UnreachableException(
        url, "the server at this address is not an Urumi control plane", true, cause);
  }

  /** Returns the exception for a failure of the HTTP library. */
  RuntimeException ofFailure(Throwable failure) {
    if (failure instanceof TimeoutException || failure instanceof IOException) {
      return new UnreachableException(url, reason(failure), !neverSent(failure), failure);
    }
    return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
  }

  private String reason(Throwable failure) {
    if (find(failure, HttpConnectTimeoutException.class) != null) {
      return "no connection within the timeout";
    }
    if (find(failure, UnresolvedAddressException.class) != null) {
      return "the host name " + url.getHost() + " is unknown";
    }
    if (find(failure, ConnectException.class) != null) {
      return "the connection was refused";
    }
    if (find(failure, HttpTimeoutException.class) != null
        || find(failure, TimeoutException.class) != null) {
      return "no response within the timeout";
    }
    SSLException tls = find(failure, SSLException.class);
    if (tls != null) {
      return "no trusted TLS connection: " + tls.getMessage();
    }
    if (find(failure, ProtocolException.class) != null) {
      return "the server at this address does not speak HTTP";
    }
    if (String.valueOf(failure.getMessage()).contains("parser received no bytes")) {
      return "the connection was closed without a response; the server at this address may not"
          + " speak HTTP, or may have stopped";
    }
    return failure.getMessage() == null
        ? "the connection broke"
        : "the connection broke: " + failure.getMessage();
  }

  private static boolean neverSent(Throwable failure) {
    return find(failure, ConnectException.class) != null
        || find(failure, UnresolvedAddressException.class) != null
        || find(failure, SSLException.class) != null;
  }

  private static @Nullable Duration retryAfter(String value) {
    // The other allowed form is a date; it is treated as absent, so the default delay applies.
    return value.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(value)) : null;
  }

  private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
    @Nullable Throwable at = failure;
    for (int depth = 0; at != null && depth < 20; depth++) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
      at = at.getCause();
    }
    return null;
  }
}
