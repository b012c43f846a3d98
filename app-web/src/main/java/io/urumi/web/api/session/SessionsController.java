package io.urumi.web.api.session;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.urumi.domain.account.SessionId;
import io.urumi.port.driving.session.EndSessionUseCase;
import io.urumi.port.driving.session.FindSessionsQuery;
import io.urumi.web.api.ApiPaths;
import io.urumi.web.api.PossibleErrors;
import io.urumi.web.api.query.QueryParameters;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.request.Callers;
import io.urumi.web.session.RequestSession;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lists and ends the sessions of the caller. */
@RestController
@RequestMapping(path = ApiPaths.V1 + "/sessions", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "sessions")
class SessionsController {
  private final FindSessionsQuery sessions;
  private final EndSessionUseCase endSession;

  SessionsController(FindSessionsQuery sessions, EndSessionUseCase endSession) {
    this.sessions = sessions;
    this.endSession = endSession;
  }

  @Operation(
      operationId = "listSessions",
      summary = "List your sessions",
      description =
          "Those of the user who asks, the newest first, at most 200. None for requests with the API"
              + " token and where users do not sign in.")
  @ApiResponse(responseCode = "200", description = "The sessions that have not expired")
  @PossibleErrors(ErrorCode.VALIDATION_FAILED)
  @GetMapping
  Mono<SessionListDto> list(QueryParameters query, ServerWebExchange exchange) {
    query.throwIfAny();
    Optional<SessionId> current = current(exchange);
    return sessions
        .own(Callers.of(exchange))
        .map(found ->
            new SessionListDto(
                found.stream()
                    .map(each ->
                        SessionDto.of(
                            each.session(),
                            each.expiresAt(),
                            current.equals(Optional.of(each.session().id()))))
                    .toList()));
  }

  @Operation(
      operationId = "endSessions",
      summary = "Sign out everywhere",
      description = "Ends all sessions of the user who asks, that of the request included.")
  @ApiResponse(responseCode = "204", description = "The user has no session any more")
  @PossibleErrors(ErrorCode.VALIDATION_FAILED)
  @DeleteMapping
  Mono<ResponseEntity<Void>> endAll(QueryParameters query, ServerWebExchange exchange) {
    query.throwIfAny();
    return endSession
        .endAll(Callers.of(exchange))
        .map(_ -> SessionProblems.withoutCookie(exchange));
  }

  @Operation(
      operationId = "endSession",
      summary = "End a session",
      description = "Signs the user who asks out on one device. Its event streams end at once.")
  @ApiResponse(responseCode = "204", description = "The session has ended")
  @PossibleErrors({ErrorCode.VALIDATION_FAILED, ErrorCode.SESSION_NOT_FOUND})
  @DeleteMapping("/{id}")
  Mono<ResponseEntity<Void>> end(@PathVariable String id, ServerWebExchange exchange) {
    SessionId session = SessionId.of(id);
    return endSession
        .end(Callers.of(exchange), session)
        .map(ended -> {
          if (!ended) {
            throw SessionProblems.notFound(session);
          }
          return current(exchange).equals(Optional.of(session))
              ? SessionProblems.withoutCookie(exchange)
              : ResponseEntity.noContent().build();
        });
  }

  private static Optional<SessionId> current(ServerWebExchange exchange) {
    return RequestSession.of(exchange).map(active -> active.session().id());
  }
}
