package io.urumi.web.request;

import io.urumi.domain.access.Caller;
import java.net.InetSocketAddress;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/** The caller of a request, which a filter determines. */
public final class Callers {
  private static final String ATTRIBUTE = Callers.class.getName();

  private Callers() {}

  /** Records the caller, when the request is authenticated. */
  public static void set(ServerWebExchange exchange, Caller caller) {
    exchange.getAttributes().put(ATTRIBUTE, caller);
  }

  /**
   * The caller of a request.
   *
   * @throws IllegalStateException when no filter has authenticated the request
   */
  public static Caller of(ServerWebExchange exchange) {
    Caller caller = exchange.getAttribute(ATTRIBUTE);
    if (caller == null) {
      throw new IllegalStateException("the request has not been authenticated");
    }
    return caller;
  }

  /** The caller of a request that is not authenticated. */
  public static Caller anonymous(ServerWebExchange exchange) {
    return Caller.anonymous(origin(exchange.getRequest()), RequestId.of(exchange));
  }

  /** What the client says it is, for its user to recognise a session; may be empty. */
  public static String client(ServerHttpRequest request) {
    String client = request.getHeaders().getFirst(HttpHeaders.USER_AGENT);
    return client == null ? "" : client;
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
