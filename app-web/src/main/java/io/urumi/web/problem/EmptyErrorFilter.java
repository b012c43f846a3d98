package io.urumi.web.problem;

import io.urumi.web.request.FilterOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Adds the problem detail to errors that a handler answers without a body, as the actuator does.
 */
public final class EmptyErrorFilter implements WebFilter, Ordered {
  private final ProblemWriter writer;

  public EmptyErrorFilter(ProblemWriter writer) {
    this.writer = writer;
  }

  @Override
  public int getOrder() {
    return FilterOrder.EMPTY_ERRORS;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    EmptyErrorResponse response = new EmptyErrorResponse(exchange.getResponse(), writer);
    ServerWebExchange decorated = exchange.mutate().response(response).build();
    response.exchange(decorated);
    return chain.filter(decorated).then(Mono.defer(response::setComplete));
  }

  private static final class EmptyErrorResponse
      extends org.springframework.http.server.reactive.ServerHttpResponseDecorator {
    private final ProblemWriter writer;
    private @Nullable ServerWebExchange exchange;

    private EmptyErrorResponse(ServerHttpResponse response, ProblemWriter writer) {
      super(response);
      this.writer = writer;
    }

    private void exchange(ServerWebExchange decorated) {
      this.exchange = decorated;
    }

    @Override
    public Mono<Void> setComplete() {
      HttpStatusCode status = getStatusCode();
      ProblemException problem =
          status == null || isCommitted() || getHeaders().getContentType() != null
              ? null
              : problem(status);
      return problem == null || exchange == null
          ? super.setComplete()
          : writer.write(exchange, problem);
    }

    private static @Nullable ProblemException problem(HttpStatusCode status) {
      return switch (status.value()) {
        case 404 ->
            ProblemException.of(
                ErrorCode.NOT_FOUND,
                "This path does not exist; /api/v1/openapi.json lists the paths of the API.");
        case 405 ->
            ProblemException.of(
                ErrorCode.METHOD_NOT_ALLOWED, "The path does not support this method.");
        case 406 ->
            ProblemException.of(
                ErrorCode.NOT_ACCEPTABLE,
                "The path has no representation that the Accept header allows; omit it.");
        case 415 ->
            ProblemException.of(
                ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                "The path does not support the media type of the body.");
        default -> null;
      };
    }
  }
}
