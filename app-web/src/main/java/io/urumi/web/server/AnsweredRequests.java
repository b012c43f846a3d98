package io.urumi.web.server;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Ignores responses to requests that the server has answered itself, because their body is not
 * valid HTTP. A second response would be an error of this program in the log and the metrics.
 */
public final class AnsweredRequests implements HttpHandler {
  private final HttpHandler handler;

  public AnsweredRequests(HttpHandler handler) {
    this.handler = handler;
  }

  @Override
  public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
    return ServerHttpResponseDecorator.getNativeResponse(response)
            instanceof HttpServerResponse server
        ? handler.handle(request, new Response(response, server))
        : handler.handle(request, response);
  }

  private static final class Response extends ServerHttpResponseDecorator {
    private final HttpServerResponse server;

    private Response(ServerHttpResponse response, HttpServerResponse server) {
      super(response);
      this.server = server;
    }

    private boolean isAnswered() {
      return server.hasSentHeaders() && !isCommitted();
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
      return Mono.defer(() -> isAnswered() ? discard(body) : super.writeWith(body));
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
      return Mono.defer(() ->
          isAnswered()
              ? discard(Flux.from(body).concatMap(part -> part))
              : super.writeAndFlushWith(body));
    }

    @Override
    public Mono<Void> setComplete() {
      return Mono.defer(() -> isAnswered() ? Mono.empty() : super.setComplete());
    }

    private static Mono<Void> discard(Publisher<? extends DataBuffer> body) {
      return Flux.from(body).doOnNext(DataBufferUtils::release).then();
    }
  }
}
