package io.urumi.shell.client;

import io.urumi.shell.client.model.Problem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.codec.CodecException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.UnsupportedMediaTypeException;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Mono;

/** Turns what the HTTP library throws into the two things a user can act on. */
final class FailureTranslation {
  private final URI url;

  FailureTranslation(URI url) {
    this.url = url;
  }

  /** The problem in an answer whose status is an error. */
  Mono<Throwable> ofAnswer(ClientResponse answer) {
    int status = answer.statusCode().value();
    @Nullable Duration retryAfter = retryAfter(answer.headers().asHttpHeaders());
    boolean json = answer.headers().contentType().map(FailureTranslation::isJson).orElse(false);
    if (!json) {
      return answer.releaseBody().thenReturn(withoutProblem(status, retryAfter));
    }
    return answer
        .bodyToMono(Problem.class)
        .map(problem -> new ProblemException(withStatus(problem, status), retryAfter))
        .cast(Throwable.class)
        .onErrorResume(CodecException.class, e -> Mono.just(withoutProblem(status, retryAfter)))
        .defaultIfEmpty(withoutProblem(status, retryAfter));
  }

  private Throwable withoutProblem(int status, @Nullable Duration retryAfter) {
    if (status == 502 || status == 503 || status == 504) {
      return new UnreachableException(
          url, "a gateway answered " + status + " in its place", true, null);
    }
    if (status == 404) {
      return new UnreachableException(
          url, "something that is not an Urumi control plane answers there", true, null);
    }
    return new ProblemException(Problem.plain(status, "HTTP " + status, null), retryAfter);
  }

  /** What a call's failure means; exceptions of this package pass unchanged. */
  Throwable ofFailure(Throwable failure) {
    if (failure instanceof ProblemException || failure instanceof UnreachableException) {
      return failure;
    }
    if (find(failure, CodecException.class) != null
        || find(failure, UnsupportedMediaTypeException.class) != null) {
      return new UnreachableException(
          url, "something that is not an Urumi control plane answers there", true, failure);
    }
    if (failure instanceof TimeoutException
        || failure instanceof WebClientException
        || failure instanceof IOException) {
      return new UnreachableException(url, reason(failure), !neverSent(failure), failure);
    }
    return failure;
  }

  private String reason(Throwable failure) {
    if (find(failure, HttpConnectTimeoutException.class) != null) {
      return "no connection in time";
    }
    if (find(failure, UnresolvedAddressException.class) != null) {
      return "the host name " + url.getHost() + " is unknown";
    }
    if (find(failure, ConnectException.class) != null) {
      return "the connection was refused";
    }
    if (find(failure, HttpTimeoutException.class) != null
        || find(failure, TimeoutException.class) != null) {
      return "no answer in time";
    }
    SSLException tls = find(failure, SSLException.class);
    if (tls != null) {
      return "no trusted TLS connection: " + tls.getMessage();
    }
    IOException io = find(failure, IOException.class);
    return io != null && io.getMessage() != null
        ? "the connection broke: " + io.getMessage()
        : "the connection broke";
  }

  private static boolean neverSent(Throwable failure) {
    return find(failure, ConnectException.class) != null
        || find(failure, UnresolvedAddressException.class) != null
        || find(failure, SSLException.class) != null;
  }

  private static Problem withStatus(Problem problem, int status) {
    return new Problem(
        problem.type(),
        problem.title(),
        status,
        problem.code(),
        problem.detail(),
        problem.instance(),
        problem.errors(),
        problem.conflictsWith(),
        problem.remedy(),
        problem.requestId());
  }

  private static boolean isJson(MediaType type) {
    return type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
  }

  private static @Nullable Duration retryAfter(HttpHeaders headers) {
    String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
    // The other allowed form is a date; treated as absent, the usual delay applies then.
    return value != null && value.matches("\\d{1,6}")
        ? Duration.ofSeconds(Long.parseLong(value))
        : null;
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
