package io.urumi.web.session;

import io.urumi.port.driving.session.UseSessionUseCase;
import io.urumi.web.request.Callers;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Ends long responses with the session of their request. */
public final class SessionEnds {
  private final UseSessionUseCase useSession;

  public SessionEnds(UseSessionUseCase useSession) {
    this.useSession = useSession;
  }

  /** The content until the session ends; all of it when the request has no session. */
  public <T> Flux<T> limit(ServerWebExchange exchange, Flux<T> content) {
    return RequestSession.of(exchange)
        .map(active -> {
          Mono<Void> end = useSession.ended(Callers.of(exchange), active.session().id());
          return content.takeUntilOther(end);
        })
        .orElse(content);
  }
}
