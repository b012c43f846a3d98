package io.urumi.web.api.credentials;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driving.RevealCredentialsUseCase;
import io.urumi.port.driving.RevealCredentialsUseCase.Outcome;
import io.urumi.web.api.ApiPaths;
import io.urumi.web.api.PossibleErrors;
import io.urumi.web.api.store.StoreMapper;
import io.urumi.web.api.store.StoreProblems;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;
import io.urumi.web.request.Callers;
import io.urumi.web.session.RequestSession;
import java.time.Instant;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Reveals the credentials of shops. */
@RestController
@RequestMapping(path = ApiPaths.V1 + "/stores", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "stores")
class CredentialsController {
  private final RevealCredentialsUseCase revealCredentials;
  private final StoreMapper mapper;

  CredentialsController(RevealCredentialsUseCase revealCredentials, StoreMapper mapper) {
    this.revealCredentials = revealCredentials;
    this.mapper = mapper;
  }

  @Operation(
      operationId = "revealCredentials",
      summary = "Reveal the credentials of a shop's administrator",
      description =
          "Needs credentials.reveal. A user must have signed in within the last five minutes. Each"
              + " request is recorded in the audit log. If the password was changed in the shop,"
              + " this one is no longer valid.")
  @ApiResponse(responseCode = "200", description = "User name and password; not to be stored")
  @PossibleErrors({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.ACCESS_DENIED,
    ErrorCode.SIGN_IN_TOO_OLD,
    ErrorCode.STORE_NOT_FOUND,
    ErrorCode.CREDENTIALS_NOT_CREATED,
    ErrorCode.CLUSTER_UNAVAILABLE
  })
  @PostMapping("/{id:[^:]+}:reveal-credentials")
  Mono<ResponseEntity<CredentialsDto>> reveal(@PathVariable String id, ServerWebExchange exchange) {
    Instant signedInAt = RequestSession.signedInAt(exchange);
    return revealCredentials
        .reveal(Callers.of(exchange), signedInAt, StoreId.of(id))
        .map(outcome ->
            switch (outcome) {
              case Outcome.Revealed revealed -> answer(revealed);
              case Outcome.NotFound missing -> throw StoreProblems.notFound(missing.id());
              case Outcome.NotCreated none ->
                  throw ProblemException.of(
                          ErrorCode.CREDENTIALS_NOT_CREATED,
                          "The store has no credentials yet, or its namespace is being deleted; a"
                              + " store that is READY has some.")
                      .conflictingWith("store/" + none.store().id());
              case Outcome.SignInTooOld _ ->
                  throw ProblemException.of(
                      ErrorCode.SIGN_IN_TOO_OLD,
                      "Your sign-in is more than "
                          + RevealCredentialsUseCase.RECENT.toMinutes()
                          + " minutes ago; sign in again, then repeat the request.");
            });
  }

  private ResponseEntity<CredentialsDto> answer(Outcome.Revealed revealed) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new CredentialsDto(
                revealed.administrator().username(),
                revealed.administrator().password(),
                mapper.toDto(revealed.store()).adminUrl()));
  }
}
