package io.urumi.web.server;

import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Mono;

/**
 * Encodes responses into memory that the garbage collector reclaims. The encoders of Spring create
 * buffers before they are written; those that a client does not receive, because it has left or was
 * disconnected, are not released (measured for an event stream: 1,672 bytes for each client that
 * did not read). Netty copies a buffer to a pooled one, which it releases, when it writes it to the
 * socket.
 */
public final class UnpooledResponses implements HttpHandler {
  private final HttpHandler handler;

  public UnpooledResponses(HttpHandler handler) {
    this.handler = handler;
  }

  @Override
  public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
    return handler.handle(request, new Response(response));
  }

  private static final class Response extends ServerHttpResponseDecorator {
    private Response(ServerHttpResponse response) {
      super(response);
    }

    @Override
    public DataBufferFactory bufferFactory() {
      return DefaultDataBufferFactory.sharedInstance;
    }
  }
}
