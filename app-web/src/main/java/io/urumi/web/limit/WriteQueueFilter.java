package io.urumi.web.limit;

import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;
import io.urumi.web.request.FilterOrder;
import io.urumi.web.security.RequestPaths;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.pool.InstrumentedPool;
import reactor.pool.PoolAcquireTimeoutException;
import reactor.pool.PoolBuilder;
import reactor.pool.PooledRef;

/**
 * Processes a limited number of changing requests at the same time; the others wait for their turn,
 * in the order of their arrival. A burst of changes would otherwise take all connections of the
 * database: reads, health checks and the reconciliation of stores would wait behind it, and the
 * last requests would be refused because the database seemed to be unavailable.
 */
public final class WriteQueueFilter implements WebFilter, Ordered {
  private static final Object PERMIT = new Object();

  /** Sign-ins at the same time: they have connections of the database, before the user is known. */
  private static final int SIGN_INS = 3;

  /**
   * Requests for credentials at the same time: they wait for the cluster, which may not answer, and
   * have a connection of the database only shortly.
   */
  private static final int REVEALS = 3;

  private final InstrumentedPool<Object> permits;
  private final InstrumentedPool<Object> signIns;
  private final InstrumentedPool<Object> reveals;
  private final int size;
  private final Duration maxWait;

  /**
   * @param size number of changing requests at the same time, at least one
   * @param maxWait after this time a waiting request is refused
   */
  public WriteQueueFilter(int size, Duration maxWait) {
    if (size < 1) {
      throw new IllegalArgumentException("at least one changing request is processed at a time");
    }
    this.size = size;
    this.maxWait = maxWait;
    permits = PoolBuilder.from(Mono.just(PERMIT)).sizeBetween(0, size).buildPool();
    signIns = PoolBuilder.from(Mono.just(PERMIT)).sizeBetween(0, SIGN_INS).buildPool();
    reveals = PoolBuilder.from(Mono.just(PERMIT)).sizeBetween(0, REVEALS).buildPool();
  }

  @Override
  public int getOrder() {
    return FilterOrder.WRITE_QUEUE;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    if (!RequestPaths.isApi(request) || !RequestPaths.isChange(request)) {
      return chain.filter(exchange);
    }
    // Apart from each other: neither guesses nor a cluster that does not answer may delay changes.
    if (RequestPaths.isReveal(request)) {
      return queued(reveals, exchange, chain, this::tooManyReveals);
    }
    return RequestPaths.isSignIn(request) || RequestPaths.isInvitation(request)
        ? queued(signIns, exchange, chain, WriteQueueFilter::tooManySignIns)
        : queued(permits, exchange, chain, this::tooManyChanges);
  }

  private Mono<Void> queued(
      InstrumentedPool<Object> queue,
      ServerWebExchange exchange,
      WebFilterChain chain,
      Supplier<ProblemException> tooMany) {
    return Mono.usingWhen(
        queue.acquire(maxWait).onErrorMap(PoolAcquireTimeoutException.class, _ -> tooMany.get()),
        _ -> chain.filter(exchange),
        PooledRef::release);
  }

  private static ProblemException tooManySignIns() {
    return ProblemException.of(
            ErrorCode.TOO_MANY_SIGN_INS,
            "More sign-ins are requested than are processed. Try again in a few seconds.")
        .withHeader(HttpHeaders.RETRY_AFTER, "5");
  }

  private ProblemException tooManyReveals() {
    return ProblemException.of(
            ErrorCode.TOO_MANY_REQUESTS,
            "More credentials are requested than are read from the cluster: this request waited for"
                + " %d s. Try again in a few seconds. %d are read at the same time."
                    .formatted(maxWait.toSeconds(), REVEALS))
        .withHeader(HttpHeaders.RETRY_AFTER, "5");
  }

  private ProblemException tooManyChanges() {
    return ProblemException.of(
            ErrorCode.TOO_MANY_REQUESTS,
            "More changes are requested than are processed: this one waited for %d s. Try again in a few seconds; with the same Idempotency-Key a store is never created twice. %d are processed at the same time (the setting urumi.limits.concurrent-writes)."
                .formatted(maxWait.toSeconds(), size))
        .withHeader(HttpHeaders.RETRY_AFTER, "5");
  }
}
