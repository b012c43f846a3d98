package io.urumi.web.api.token;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.urumi.domain.access.Caller;
import io.urumi.domain.token.PersonalTokenId;
import io.urumi.domain.token.TokenRequest;
import io.urumi.port.driving.RevealCredentialsUseCase;
import io.urumi.port.driving.token.CreateTokenUseCase;
import io.urumi.port.driving.token.CreateTokenUseCase.Outcome;
import io.urumi.port.driving.token.FindTokensQuery;
import io.urumi.port.driving.token.RevokeTokenUseCase;
import io.urumi.port.model.account.TokenSummary;
import io.urumi.web.api.ApiPaths;
import io.urumi.web.api.PossibleErrors;
import io.urumi.web.api.query.QueryParameters;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;
import io.urumi.web.request.Callers;
import io.urumi.web.session.RequestSession;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lists, creates and revokes tokens of users. */
@RestController
@RequestMapping(path = ApiPaths.V1 + "/tokens", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "tokens")
class TokensController {
  private final CreateTokenUseCase createToken;
  private final RevokeTokenUseCase revokeToken;
  private final FindTokensQuery findTokens;
  private final TokenRequestReader reader = new TokenRequestReader();

  TokensController(
      CreateTokenUseCase createToken, RevokeTokenUseCase revokeToken, FindTokensQuery findTokens) {
    this.createToken = createToken;
    this.revokeToken = revokeToken;
    this.findTokens = findTokens;
  }

  @Operation(
      operationId = "listTokens",
      summary = "List tokens",
      description =
          "Those of the user who asks, the newest first, also expired ones for 30 days. With"
              + " all=true those of all users, at most 1000, for callers with account.manage.")
  @Parameter(
      name = "all",
      in = ParameterIn.QUERY,
      description = "Whether to list the tokens of all users",
      schema = @Schema(type = "boolean", defaultValue = "false"))
  @ApiResponse(responseCode = "200", description = "The tokens, without their secrets")
  @PossibleErrors({ErrorCode.VALIDATION_FAILED, ErrorCode.ACCESS_DENIED})
  @GetMapping
  Mono<TokenListDto> list(QueryParameters query, ServerWebExchange exchange) {
    Boolean all = query.choice("all", Map.of("true", true, "false", false));
    query.throwIfAny();
    Caller caller = Callers.of(exchange);
    Mono<List<TokenSummary>> found =
        Boolean.TRUE.equals(all) ? findTokens.all(caller) : findTokens.own(caller);
    return found.map(tokens ->
        new TokenListDto(
            tokens.stream().map(TokenDto::of).toList(),
            TokenDto.codes(findTokens.grantable(caller))));
  }

  @Operation(
      operationId = "createToken",
      summary = "Create a token",
      description =
          "A token with which a program acts for the user who asks. The response has its secret,"
              + " which cannot be read again. Needs a session: a token cannot create tokens.")
  @ApiResponse(responseCode = "201", description = "The token and its secret")
  @PossibleErrors({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.MALFORMED_JSON,
    ErrorCode.SESSION_REQUIRED,
    ErrorCode.SIGN_IN_TOO_OLD,
    ErrorCode.TOKEN_NAME_TAKEN,
    ErrorCode.TOKEN_LIMIT_REACHED,
    ErrorCode.BODY_TOO_LARGE,
    ErrorCode.UNSUPPORTED_MEDIA_TYPE
  })
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<CreatedTokenDto>> create(
      @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = TokenRequestDto.class)))
          @RequestBody(required = false)
          byte @Nullable [] body,
      ServerWebExchange exchange) {
    TokenRequest request = reader.read(body);
    return createToken
        .create(Callers.of(exchange), RequestSession.signedInAt(exchange), request)
        .map(outcome -> answer(outcome, request));
  }

  private static ResponseEntity<CreatedTokenDto> answer(Outcome outcome, TokenRequest request) {
    return switch (outcome) {
      case Outcome.Created created ->
          ResponseEntity.status(HttpStatus.CREATED)
              .body(new CreatedTokenDto(TokenDto.of(created.token()), created.secret().value()));
      case Outcome.NameTaken _ ->
          throw ProblemException.of(
              ErrorCode.TOKEN_NAME_TAKEN,
              "You have a token \"" + request.name() + "\"; choose another name, or revoke it.");
      case Outcome.LimitReached _ ->
          throw ProblemException.of(
              ErrorCode.TOKEN_LIMIT_REACHED,
              "You have " + CreateTokenUseCase.LIMIT + " tokens; revoke one that is not used.");
      case Outcome.SignInTooOld _ ->
          throw ProblemException.of(
              ErrorCode.SIGN_IN_TOO_OLD,
              "A token that reveals credentials of shops can be created within "
                  + RevealCredentialsUseCase.RECENT.toMinutes()
                  + " minutes after a sign-in; sign in again, then repeat the request.");
      case Outcome.NotAUser _ ->
          throw ProblemException.of(
              ErrorCode.SESSION_REQUIRED,
              "Only a signed-in user can create tokens; a token cannot. Sign in on the dashboard, or"
                  + " use \"token create\" in the shell, which asks for your password.");
    };
  }

  @Operation(
      operationId = "revokeToken",
      summary = "Revoke a token",
      description =
          "A token of the user who asks, or, for callers with account.manage, of any user. Its event"
              + " streams end at once.")
  @ApiResponse(responseCode = "204", description = "The token permits nothing any more")
  @PossibleErrors({ErrorCode.VALIDATION_FAILED, ErrorCode.TOKEN_NOT_FOUND})
  @DeleteMapping("/{id}")
  Mono<ResponseEntity<Void>> revoke(@PathVariable String id, ServerWebExchange exchange) {
    PersonalTokenId token = PersonalTokenId.of(id);
    return revokeToken
        .revoke(Callers.of(exchange), token)
        .map(revoked -> {
          if (!revoked) {
            throw ProblemException.of(
                ErrorCode.TOKEN_NOT_FOUND,
                "You have no token "
                    + token
                    + "; it may have been revoked. List your tokens again.");
          }
          return ResponseEntity.noContent().build();
        });
  }
}
