package io.urumi.web.api.session;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.urumi.domain.account.SignInCode;
import io.urumi.port.driving.session.CodeSignInRequest;
import io.urumi.port.driving.session.SignInUseCase.Outcome;
import io.urumi.port.driving.session.SignInWithCodeUseCase;
import io.urumi.web.api.ApiPaths;
import io.urumi.web.api.PossibleErrors;
import io.urumi.web.api.StrictJsonReader;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;
import io.urumi.web.request.Callers;
import io.urumi.web.session.SessionCookie;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Signs in with the code of a link. */
@RestController
@RequestMapping(path = ApiPaths.V1 + "/session/code", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "sessions")
class SignInCodeController {
  private final SignInWithCodeUseCase signIn;
  private final StrictJsonReader json = new StrictJsonReader();

  SignInCodeController(SignInWithCodeUseCase signIn) {
    this.signIn = signIn;
  }

  @Operation(
      operationId = "signInWithCode",
      summary = "Sign in with the code of a link",
      description =
          "Begins a session, as the sign-in does, with the code that a control plane on a terminal"
              + " shows at its start. It can be used once, within 10 minutes.")
  @ApiResponse(
      responseCode = "204",
      description = "The session has begun",
      headers =
          @Header(
              name = HttpHeaders.SET_COOKIE,
              description = "The cookie of the session",
              schema = @Schema(type = "string")))
  @PossibleErrors({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.MALFORMED_JSON,
    ErrorCode.SIGN_IN_FAILED,
    ErrorCode.BODY_TOO_LARGE,
    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
    ErrorCode.TOO_MANY_SIGN_INS
  })
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<Void>> signIn(
      @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = SignInCodeDto.class)))
          @RequestBody(required = false)
          byte @Nullable [] body,
      ServerWebExchange exchange) {
    SignInCode code =
        SignInCode.parse(json.read(body, SignInCodeDto.class).code())
            .orElseThrow(SignInCodeController::refused);
    CodeSignInRequest request =
        new CodeSignInRequest(
            code,
            Callers.client(exchange.getRequest()),
            SessionCookie.read(exchange.getRequest()).orElse(null));
    return signIn
        .signIn(Callers.anonymous(exchange), request)
        .map(outcome -> {
          if (!(outcome instanceof Outcome.SignedIn begun)) {
            throw refused();
          }
          SessionCookie.write(exchange.getResponse(), begun.secret());
          return ResponseEntity.noContent().build();
        });
  }

  private static ProblemException refused() {
    return SessionProblems.signInFailed(
        "The link is wrong, was used or has expired. Sign in with name and password, or restart the"
            + " control plane on a terminal: it shows another link.");
  }
}
