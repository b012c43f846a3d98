package io.urumi.web.request;

import io.urumi.domain.access.Caller;
import java.net.InetSocketAddress;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/** Determines the caller of a request; nothing else makes one. */
public final class Callers {
  private Callers() {}

  /** The caller of a request: always the local one, because there is no login yet. */
  public static Caller of(ServerWebExchange exchange) {
    return Caller.local(origin(exchange.getRequest()), RequestId.of(exchange));
  }

  /** Address of the client: that of the peer, or the one that a trusted proxy gives. */
  public static String origin(ServerHttpRequest request) {
    InetSocketAddress peer = request.getRemoteAddress();
    if (peer == null) {
      return "unknown";
    }
    return peer.getAddress() == null ? peer.getHostString() : peer.getAddress().getHostAddress();
  }
}
