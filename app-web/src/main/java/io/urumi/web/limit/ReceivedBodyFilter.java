package io.urumi.web.limit;

import io.urumi.web.request.FilterOrder;
import io.urumi.web.security.RequestPaths;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Receives the whole body of a changing request before the request waits for its turn. A few
 * clients that send slowly would otherwise have all the permits of {@link WriteQueueFilter} until
 * their requests time out.
 */
public final class ReceivedBodyFilter implements WebFilter, Ordered {
  private static final byte[] EMPTY = {};

  private final int maxBodyBytes;

  /**
   * @param maxBodyBytes maximum size of a body in bytes; a larger one is refused
   */
  public ReceivedBodyFilter(int maxBodyBytes) {
    this.maxBodyBytes = maxBodyBytes;
  }

  @Override
  public int getOrder() {
    return FilterOrder.RECEIVED_BODY;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    if (!RequestPaths.isApi(request) || !RequestPaths.isChange(request)) {
      return chain.filter(exchange);
    }
    return DataBufferUtils.join(request.getBody(), maxBodyBytes)
        .map(ReceivedBodyFilter::bytes)
        .defaultIfEmpty(EMPTY)
        .flatMap(body ->
            chain.filter(exchange.mutate().request(new ReceivedRequest(request, body)).build()));
  }

  /** On the heap, so that nothing has to be released when no handler reads the body. */
  private static byte[] bytes(DataBuffer buffer) {
    byte[] bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    return bytes;
  }

  private static final class ReceivedRequest extends ServerHttpRequestDecorator {
    private final byte[] body;

    ReceivedRequest(ServerHttpRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    @Override
    public Flux<DataBuffer> getBody() {
      return body.length == 0
          ? Flux.empty()
          : Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body));
    }
  }
}
