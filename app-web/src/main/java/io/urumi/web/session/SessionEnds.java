package io.urumi.web.session;

import io.urumi.port.driving.session.UseSessionUseCase;
import io.urumi.port.driving.token.UseTokenUseCase;
import io.urumi.web.request.Callers;
import io.urumi.web.server.AbortedResponseException;
import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Ends long responses with the session or the token of their request. */
public final class SessionEnds {
  private final UseSessionUseCase useSession;
  private final UseTokenUseCase useToken;

  public SessionEnds(UseSessionUseCase useSession, UseTokenUseCase useToken) {
    this.useSession = useSession;
    this.useToken = useToken;
  }

  /** The content until session or token end; all of it when the request has neither of them. */
  public <T> Flux<T> limit(ServerWebExchange exchange, Flux<T> content) {
    return end(exchange).map(content::takeUntilOther).orElse(content);
  }

  /**
   * The content, of which a part would be wrong; fails with {@link AbortedResponseException} when
   * session or token end before.
   */
  public <T> Flux<T> abort(ServerWebExchange exchange, Flux<T> content) {
    return end(exchange)
        .map(end ->
            content.takeUntilOther(
                end.then(
                    Mono.error(() ->
                        new AbortedResponseException(
                            "the session or token of the request ended")))))
        .orElse(content);
  }

  private Optional<Mono<Void>> end(ServerWebExchange exchange) {
    Optional<Mono<Void>> ofSession =
        RequestSession.of(exchange)
            .map(active -> useSession.ended(Callers.of(exchange), active.session().id()));
    return ofSession.or(() ->
        RequestPersonalToken.of(exchange)
            .map(active -> useToken.ended(Callers.of(exchange), active.token().id())));
  }
}
