package io.urumi.web.problem;

import io.urumi.web.request.RequestId;
import io.urumi.web.server.AbortedResponseException;
import io.urumi.web.server.ClientFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableChannel;
import reactor.netty.http.server.HttpServerResponse;

/** Answers every exception with a problem detail, including those of filters and unknown paths. */
public final class ProblemExceptionHandler implements WebExceptionHandler, Ordered {
  private static final Logger log = LoggerFactory.getLogger(ProblemExceptionHandler.class);

  /** Before Spring Boot's handler, which has order -1. */
  private static final int ORDER = -2;

  /** Not a standard status; proxies use it in their logs. */
  private static final int CLIENT_CLOSED_REQUEST = 499;

  private final ProblemMapper mapper;
  private final ProblemWriter writer;

  public ProblemExceptionHandler(ProblemMapper mapper, ProblemWriter writer) {
    this.mapper = mapper;
    this.writer = writer;
  }

  @Override
  public int getOrder() {
    return ORDER;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
    if (ClientFault.isDisconnect(error)) {
      return abandoned(exchange, error);
    }
    if (error instanceof AbortedResponseException) {
      return closed(exchange, error);
    }
    if (exchange.getResponse().isCommitted()) {
      return Mono.error(error);
    }
    ProblemException problem = mapper.map(error);
    logServerError(exchange, error, problem);
    return writer.write(exchange, problem);
  }

  /** The client does not read the response: the status is for the access log and the metrics. */
  private static Mono<Void> abandoned(ServerWebExchange exchange, Throwable error) {
    log.debug("{} was not received completely", exchange.getRequest().getPath().value(), error);
    exchange.getResponse().setRawStatusCode(CLIENT_CLOSED_REQUEST);
    return exchange.getResponse().setComplete().onErrorComplete();
  }

  /**
   * Closes the connection: the client sees that the response is not complete. The server would do
   * so for an error, too, and would log it twice as its own.
   */
  private static Mono<Void> closed(ServerWebExchange exchange, Throwable error) {
    log.debug("{}: {}", exchange.getRequest().getPath().value(), error.getMessage());
    HttpServerResponse connection =
        ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
    connection.withConnection(DisposableChannel::dispose);
    return Mono.empty();
  }

  private static void logServerError(
      ServerWebExchange exchange, Throwable error, ProblemException problem) {
    if (!problem.code().status().is5xxServerError()) {
      return;
    }
    try (MDC.MDCCloseable _ = MDC.putCloseable(RequestId.MDC_KEY, RequestId.of(exchange))) {
      String method = exchange.getRequest().getMethod().name();
      String path = exchange.getRequest().getPath().value();
      if (problem.code() == ErrorCode.DATABASE_UNAVAILABLE) {
        log.warn("{} {}: the database is unavailable: {}", method, path, error.toString());
      } else {
        log.error("{} {} failed", method, path, error);
      }
    }
  }
}
