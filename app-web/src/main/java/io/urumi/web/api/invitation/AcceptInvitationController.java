package io.urumi.web.api.invitation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.Password;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.InvitationSecret;
import io.urumi.domain.validation.Violations;
import io.urumi.port.driving.team.AcceptInvitationUseCase;
import io.urumi.port.driving.team.AcceptInvitationUseCase.Outcome;
import io.urumi.port.driving.team.AcceptInvitationUseCase.Registration;
import io.urumi.web.api.ApiPaths;
import io.urumi.web.api.PossibleErrors;
import io.urumi.web.api.StrictJsonReader;
import io.urumi.web.api.session.SessionProblems;
import io.urumi.web.api.session.SignInAccess;
import io.urumi.web.limit.ClientAddress;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;
import io.urumi.web.request.Callers;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Describes and accepts invitations for whoever has their secret, with or without an account. */
@RestController
@RequestMapping(path = ApiPaths.V1, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "invitations")
class AcceptInvitationController {
  private final AcceptInvitationUseCase invitations;
  private final SignInAccess access;
  private final StrictJsonReader json = new StrictJsonReader();

  AcceptInvitationController(AcceptInvitationUseCase invitations, SignInAccess access) {
    this.invitations = invitations;
    this.access = access;
  }

  @Operation(
      operationId = "describeInvitation",
      summary = "Show what an invitation is for",
      description =
          "Needs no sign-in. The secret is in the body, because paths and queries are logged. An"
              + " invitation that has expired, was accepted or revoked, or whose creator may not invite"
              + " any more, does not exist.")
  @ApiResponse(responseCode = "200", description = "The invitation")
  @PossibleErrors({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.MALFORMED_JSON,
    ErrorCode.INVITATION_NOT_FOUND,
    ErrorCode.SIGN_IN_DISABLED,
    ErrorCode.BODY_TOO_LARGE,
    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
    ErrorCode.TOO_MANY_SIGN_INS
  })
  @PostMapping(path = "/invitations:describe", consumes = MediaType.APPLICATION_JSON_VALUE)
  Mono<DescribedInvitationDto> describe(
      @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = InvitationSecretRequest.class)))
          @RequestBody(required = false)
          byte @Nullable [] body,
      ServerWebExchange exchange) {
    access.require();
    InvitationSecret secret =
        new InvitationSecret(json.read(body, InvitationSecretRequest.class).secret());
    return invitations
        .describe(Callers.of(exchange), secret)
        .map(DescribedInvitationDto::of)
        .switchIfEmpty(Mono.error(AcceptInvitationController::notFound));
  }

  @Operation(
      operationId = "acceptInvitation",
      summary = "Accept an invitation",
      description =
          "With a name and a password, creates an account that has the role, and which then signs in;"
              + " without them, the user of the session gets the role. Of concurrent requests one"
              + " succeeds.")
  @ApiResponse(responseCode = "200", description = "Who has which role now")
  @PossibleErrors({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.MALFORMED_JSON,
    ErrorCode.INVITATION_NOT_FOUND,
    ErrorCode.ALREADY_MEMBER,
    ErrorCode.ACCOUNT_NAME_TAKEN,
    ErrorCode.SIGN_IN_DISABLED,
    ErrorCode.BODY_TOO_LARGE,
    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
    ErrorCode.TOO_MANY_SIGN_INS
  })
  @PostMapping(path = "/invitations:accept", consumes = MediaType.APPLICATION_JSON_VALUE)
  Mono<AcceptedInvitationDto> accept(
      @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = AcceptInvitationRequest.class)))
          @RequestBody(required = false)
          byte @Nullable [] body,
      ServerWebExchange exchange) {
    access.require();
    AcceptInvitationRequest sent = json.read(body, AcceptInvitationRequest.class);
    boolean forUser = sent.name() == null && sent.password() == null;
    if (!forUser) {
      access.requirePassword();
    }
    Mono<Outcome> outcome =
        forUser
            ? invitations.accept(Callers.of(exchange), new InvitationSecret(sent.secret()))
            : invitations.register(Callers.anonymous(exchange), registration(sent, exchange));
    return outcome.map(AcceptInvitationController::accepted);
  }

  private static Registration registration(
      AcceptInvitationRequest sent, ServerWebExchange exchange) {
    Violations violations = new Violations();
    InvitationSecret secret = violations.collect(() -> new InvitationSecret(sent.secret()));
    AccountName name = violations.collect(() -> new AccountName(sent.name()));
    Password password = violations.collect(() -> Password.chosen(sent.password()));
    violations.throwIfAny();
    return new Registration(
        Objects.requireNonNull(secret),
        Objects.requireNonNull(name),
        Objects.requireNonNull(password),
        ClientAddress.of(exchange.getRequest()));
  }

  private static AcceptedInvitationDto accepted(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted accepted -> AcceptedInvitationDto.of(accepted);
      case Outcome.NotFound _ -> throw notFound();
      case Outcome.UserRequired _ ->
          throw ProblemException.of(
              ErrorCode.SIGN_IN_REQUIRED,
              "Sign in to accept the invitation, or choose a name and a password.");
      case Outcome.AlreadyMember(Owner team) ->
          throw ProblemException.of(
                  ErrorCode.ALREADY_MEMBER,
                  "You are a member of the team already; ask an owner for another role.")
              .conflictingWith("team/" + team);
      case Outcome.NameTaken(AccountName name) ->
          throw ProblemException.of(
              ErrorCode.ACCOUNT_NAME_TAKEN,
              "Another account has the name \"" + name + "\"; choose another one.");
      case Outcome.Delayed(Duration retryAfter) -> throw SessionProblems.tooManySignIns(retryAfter);
    };
  }

  private static ProblemException notFound() {
    return ProblemException.of(
        ErrorCode.INVITATION_NOT_FOUND,
        "There is no such invitation: it has expired, was accepted or revoked, or the link is not"
            + " complete. Ask for a new one.");
  }
}
