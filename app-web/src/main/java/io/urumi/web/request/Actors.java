package io.urumi.web.request;

import io.urumi.port.model.Actor;
import java.net.InetSocketAddress;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/** Who asks, in the core's terms. */
public final class Actors {
  /** The one account there is until people can sign in. */
  static final String LOCAL = "local";

  private Actors() {}

  /** The actor behind a request. */
  public static Actor of(ServerWebExchange exchange) {
    return new Actor(LOCAL, origin(exchange.getRequest()), RequestId.of(exchange));
  }

  /** The peer's address; forwarding headers are not believed, anybody can write them. */
  static String origin(ServerHttpRequest request) {
    InetSocketAddress peer = request.getRemoteAddress();
    if (peer == null) {
      return "unknown";
    }
    return peer.getAddress() == null ? peer.getHostString() : peer.getAddress().getHostAddress();
  }
}
