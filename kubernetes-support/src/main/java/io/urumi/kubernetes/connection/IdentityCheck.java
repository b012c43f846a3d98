package io.urumi.kubernetes.connection;

import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.OtherClusterException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Blocks requests to any cluster other than the expected one: it checks the identity of the cluster
 * that responds before the first request, before the first one on each connection, because another
 * cluster may answer at the same address, and about once a minute.
 */
final class IdentityCheck implements Interceptor {
  private static final Logger LOG = LoggerFactory.getLogger(IdentityCheck.class);
  private static final Duration MAX_AGE = Duration.ofMinutes(1);

  /** How long requests are refused before the identity is read again. */
  private static final Duration REFUSAL_AGE = Duration.ofSeconds(5);

  /**
   * How long requests fail by the error of one check: those that waited for it would otherwise all
   * wait for a check of their own, one after the other.
   */
  private static final Duration FAILURE_AGE = Duration.ofSeconds(1);

  private final Supplier<String> identity;
  private final Runnable disconnect;
  private final InstantSource clock;
  private final ReentrantLock checking = new ReentrantLock();

  /** The connections that were opened so far. */
  private final AtomicInteger connections = new AtomicInteger();

  /** Those that were open before the last check. */
  private volatile int checkedConnections;

  private volatile @Nullable Consumer<String> expectation;
  private volatile Instant checkAt = Instant.MIN;

  /** Why requests are refused; null while they are not. */
  private volatile @Nullable RuntimeException refusal;

  private volatile @Nullable Failure failure;
  private String accepted = "";

  private record Failure(ApiRequestException error, Instant until) {}

  /**
   * @param identity reads the identity of the cluster that responds
   * @param disconnect makes {@code identity} open a connection, because the one that it has may
   *     lead to another cluster than those that are opened now
   */
  IdentityCheck(Supplier<String> identity, Runnable disconnect, InstantSource clock) {
    this.identity = identity;
    this.disconnect = disconnect;
    this.clock = clock;
  }

  /** Checks the requests of a client. */
  void apply(OkHttpClient.Builder http) {
    http.interceptors().addFirst(this);
    http.addNetworkInterceptor(chain -> {
      check();
      return chain.proceed(chain.request());
    });
    http.eventListener(
        new EventListener() {
          @Override
          public void connectEnd(
              Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
            connections.incrementAndGet();
          }
        });
  }

  /**
   * @param expectation throws {@link OtherClusterException} when the identity is not the expected
   *     one, and any other exception when that cannot be determined
   */
  void require(Consumer<String> expectation) {
    this.expectation = expectation;
    failure = null;
    checkAt = Instant.MIN;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    try {
      check();
      return chain.proceed(chain.request());
    } catch (ApiRequestException failure) {
      // Of this check, or of the one on a new connection.
      if (failure.status() == 0) {
        throw new IOException(failure.text(), failure);
      }
      return refused(chain, failure);
    }
  }

  /**
   * Checks the identity now, for requests on connections that this class does not see.
   *
   * @throws ApiRequestException when the API server does not respond or refuses the request
   * @throws IOException when it is another cluster
   */
  void checkNow() throws IOException {
    connections.incrementAndGet();
    check();
  }

  /**
   * Checks the identity unless it was checked recently.
   *
   * @throws ApiRequestException when the API server does not respond or refuses the request
   * @throws IOException when it is another cluster
   */
  void check() throws IOException {
    Consumer<String> expected = expectation;
    if (expected == null) {
      return;
    }
    if (isDue()) {
      throwRecentFailure();
      lock();
      try {
        if (isDue()) {
          throwRecentFailure();
          check(expected);
        }
      } finally {
        checking.unlock();
      }
    }
    RuntimeException refused = refusal;
    if (refused != null) {
      throw new IOException(refused.getMessage(), refused);
    }
  }

  /** A request that is cancelled ends also while it waits for the check of another one. */
  private void lock() throws IOException {
    try {
      checking.lockInterruptibly();
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted").initCause(cancelled);
    }
  }

  private void throwRecentFailure() {
    Failure recent = failure;
    if (recent != null && clock.instant().isBefore(recent.until())) {
      throw recent.error();
    }
  }

  private boolean isDue() {
    return checkedConnections != connections.get() || !clock.instant().isBefore(checkAt);
  }

  private void check(Consumer<String> expected) {
    int open = connections.get();
    if (open != checkedConnections) {
      disconnect.run();
    }
    String found = found();
    checkedConnections = open;
    RuntimeException before = refusal;
    if (!found.equals(accepted) || accepted.isEmpty()) {
      try {
        expected.accept(found);
      } catch (RuntimeException other) {
        refusal = other;
        checkAt = clock.instant().plus(REFUSAL_AGE);
        if (before == null || !Objects.equals(other.getMessage(), before.getMessage())) {
          LOG.error("Requests to the cluster are blocked: {}", other.getMessage());
        }
        return;
      }
      accepted = found;
    }
    refusal = null;
    checkAt = clock.instant().plus(MAX_AGE);
    if (before != null) {
      LOG.info("The cluster that responds is the expected one again.");
    }
  }

  private String found() {
    try {
      String found = identity.get();
      failure = null;
      return found;
    } catch (ApiRequestException unanswered) {
      if (!Thread.currentThread().isInterrupted()) {
        failure = new Failure(unanswered, clock.instant().plus(FAILURE_AGE));
      }
      throw unanswered;
    }
  }

  /**
   * Returns the API server's error response to the identity check as the response to the request
   * that waited for it.
   */
  private static Response refused(Chain chain, ApiRequestException unanswered) {
    String text = unanswered.text().replace("\\", "\\\\").replace("\"", "\\\"");
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(unanswered.status())
        .message(unanswered.reason())
        .body(
            ResponseBody.create(
                "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"message\":\""
                    + text.replaceAll("\\p{Cntrl}", " ")
                    + "\",\"code\":"
                    + unanswered.status()
                    + "}",
                MediaType.get("application/json")))
        .build();
  }
}
