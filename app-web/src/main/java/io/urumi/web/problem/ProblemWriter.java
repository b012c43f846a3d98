package io.urumi.web.problem;

import io.urumi.web.request.RequestId;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem detail as the response. */
public final class ProblemWriter {
  private final JsonMapper json;

  public ProblemWriter(JsonMapper json) {
    this.json = json;
  }

  /** Writes JSON whatever the request accepts: an error in another type would help no client. */
  public Mono<Void> write(ServerWebExchange exchange, ProblemException problem) {
    ServerHttpResponse response = exchange.getResponse();
    response.setStatusCode(problem.code().status());
    response.getHeaders().putAll(problem.headers());
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    response.getHeaders().setCacheControl(CacheControl.noStore());
    byte[] body =
        json.writeValueAsBytes(
            problem.toProblem(exchange.getRequest().getPath().value(), RequestId.of(exchange)));
    response.getHeaders().setContentLength(body.length);
    if (HttpMethod.HEAD.equals(exchange.getRequest().getMethod())) {
      return response.setComplete();
    }
    return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
  }
}
