package io.urumi.web.request;

import io.urumi.domain.access.Principal;
import io.urumi.port.model.Actor;
import java.net.InetSocketAddress;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/** Determines the actor of a request. */
public final class Actors {
  private Actors() {}

  /** The actor of a request: always the local principal, because there is no login yet. */
  public static Actor of(ServerWebExchange exchange) {
    return new Actor(Principal.LOCAL, origin(exchange.getRequest()), RequestId.of(exchange));
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
