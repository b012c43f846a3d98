package io.urumi.web.api.session;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.Password;
import io.urumi.domain.validation.Violations;
import io.urumi.port.driving.session.EndSessionUseCase;
import io.urumi.port.driving.session.SignInRequest;
import io.urumi.port.driving.session.SignInUseCase;
import io.urumi.port.driving.session.SignInUseCase.Outcome;
import io.urumi.web.api.ApiPaths;
import io.urumi.web.api.PossibleErrors;
import io.urumi.web.api.StrictJsonReader;
import io.urumi.web.api.query.QueryParameters;
import io.urumi.web.limit.ClientAddress;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.request.Callers;
import io.urumi.web.session.RequestSession;
import io.urumi.web.session.SessionCookie;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Signs in and out, and says who is signed in. */
@RestController
@RequestMapping(path = ApiPaths.V1 + "/session", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "sessions")
class SessionController {
  private final SignInUseCase signIn;
  private final EndSessionUseCase endSession;
  private final SignInAccess access;
  private final StrictJsonReader json = new StrictJsonReader();

  SessionController(SignInUseCase signIn, EndSessionUseCase endSession, SignInAccess access) {
    this.signIn = signIn;
    this.endSession = endSession;
    this.access = access;
  }

  @Operation(
      operationId = "getSession",
      summary = "Show who is signed in",
      description =
          "Who the request is made by: the user of the session, or the local caller for"
              + " requests with the API token and where users do not sign in.")
  @ApiResponse(responseCode = "200", description = "Who the request is made by")
  @PossibleErrors(ErrorCode.VALIDATION_FAILED)
  @GetMapping
  CurrentSessionDto current(QueryParameters query, ServerWebExchange exchange) {
    query.throwIfAny();
    return CurrentSessionDto.of(
        Callers.of(exchange), access, RequestSession.of(exchange).orElse(null));
  }

  @Operation(
      operationId = "getSignInMethods",
      summary = "Show how users can sign in",
      description = "Needs no session.")
  @ApiResponse(responseCode = "200", description = "How users can sign in")
  @PossibleErrors(ErrorCode.VALIDATION_FAILED)
  @GetMapping("/methods")
  SignInMethodsDto methods(QueryParameters query) {
    query.throwIfAny();
    return SignInMethodsDto.of(access);
  }

  @Operation(
      operationId = "signIn",
      summary = "Sign in",
      description =
          "Begins a session, whose secret is in a cookie that no script can read. The session of the"
              + " request, if it has one, ends. After failed attempts, the next one from the same"
              + " address has to wait.")
  @ApiResponse(
      responseCode = "201",
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
    ErrorCode.SIGN_IN_DISABLED,
    ErrorCode.BODY_TOO_LARGE,
    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
    ErrorCode.TOO_MANY_SIGN_INS
  })
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<CurrentSessionDto>> signIn(
      @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = SignInRequestDto.class)))
          @RequestBody(required = false)
          byte @Nullable [] body,
      ServerWebExchange exchange) {
    access.requirePassword();
    SignInRequest request = request(body, exchange);
    return signIn
        .signIn(Callers.anonymous(exchange), request)
        .map(outcome -> answer(outcome, exchange));
  }

  private SignInRequest request(byte @Nullable [] body, ServerWebExchange exchange) {
    SignInRequestDto sent = json.read(body, SignInRequestDto.class);
    Violations violations = new Violations();
    AccountName name = violations.collect(() -> new AccountName(sent.name()));
    Password password = violations.collect(() -> new Password(sent.password()));
    violations.throwIfAny();
    ServerHttpRequest request = exchange.getRequest();
    return new SignInRequest(
        Objects.requireNonNull(name),
        Objects.requireNonNull(password),
        ClientAddress.of(request),
        Callers.client(request),
        SessionCookie.read(request).orElse(null));
  }

  private ResponseEntity<CurrentSessionDto> answer(Outcome outcome, ServerWebExchange exchange) {
    return switch (outcome) {
      case Outcome.SignedIn begun -> {
        SessionCookie.write(exchange.getResponse(), begun.secret());
        Account account = begun.session().account();
        yield ResponseEntity.status(HttpStatus.CREATED)
            .body(
                CurrentSessionDto.of(
                    account.caller(Callers.origin(exchange.getRequest()), ""),
                    access,
                    begun.session()));
      }
      case Outcome.Refused _ ->
          throw SessionProblems.signInFailed(
              "There is no account with this name and password; check both.");
      case Outcome.Delayed delayed -> throw SessionProblems.tooManySignIns(delayed.retryAfter());
    };
  }

  @Operation(
      operationId = "signOut",
      summary = "Sign out",
      description = "Ends the session of the request. Without a session nothing is changed.")
  @ApiResponse(responseCode = "204", description = "The request has no session any more")
  @PossibleErrors(ErrorCode.VALIDATION_FAILED)
  @DeleteMapping
  Mono<ResponseEntity<Void>> signOut(QueryParameters query, ServerWebExchange exchange) {
    query.throwIfAny();
    return Mono.justOrEmpty(RequestSession.of(exchange))
        .flatMap(active -> endSession.end(Callers.of(exchange), active.session().id()))
        .then(Mono.fromSupplier(() -> SessionProblems.withoutCookie(exchange)));
  }
}
