package io.urumi.web.api.invitation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.Invitation;
import io.urumi.domain.team.InvitationId;
import io.urumi.domain.team.InvitationSecret;
import io.urumi.domain.validation.Violations;
import io.urumi.port.driving.team.ManageInvitationsUseCase;
import io.urumi.port.driving.team.ManageInvitationsUseCase.Outcome;
import io.urumi.web.api.ApiPaths;
import io.urumi.web.api.PossibleErrors;
import io.urumi.web.api.StrictJsonReader;
import io.urumi.web.api.session.SignInAccess;
import io.urumi.web.api.team.TeamValues;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;
import io.urumi.web.request.Callers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
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

/** Creates, lists and revokes invitations to a team. */
@RestController
@RequestMapping(
    path = ApiPaths.V1 + "/teams/{team}/invitations",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "invitations")
class InvitationsController {
  private final ManageInvitationsUseCase invitations;
  private final SignInAccess access;
  private final StrictJsonReader json = new StrictJsonReader();

  InvitationsController(ManageInvitationsUseCase invitations, SignInAccess access) {
    this.invitations = invitations;
    this.access = access;
  }

  @Operation(
      operationId = "listInvitations",
      summary = "List the invitations to a team",
      description = "Those that have not expired, the newest first, at most 100.")
  @ApiResponse(responseCode = "200", description = "The invitations")
  @PossibleErrors({ErrorCode.VALIDATION_FAILED, ErrorCode.ACCESS_DENIED, ErrorCode.TEAM_NOT_FOUND})
  @GetMapping
  Mono<InvitationListDto> list(@PathVariable String team, ServerWebExchange exchange) {
    return invitations
        .list(Callers.of(exchange), TeamValues.id(team))
        .map(outcome ->
            switch (outcome) {
              case Outcome.Found(List<Invitation> found) ->
                  new InvitationListDto(found.stream().map(InvitationDto::of).toList());
              default -> throw refused(outcome);
            });
  }

  @Operation(
      operationId = "createInvitation",
      summary = "Invite to a team",
      description =
          "The answer has the secret of the invitation, which cannot be read again. The platform sends"
              + " no mail: give the link to the person you invite. It can be accepted once, while its"
              + " creator may still invite.")
  @ApiResponse(responseCode = "201", description = "The invitation and its secret")
  @PossibleErrors({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.MALFORMED_JSON,
    ErrorCode.ACCESS_DENIED,
    ErrorCode.TEAM_NOT_FOUND,
    ErrorCode.TOO_MANY_INVITATIONS,
    ErrorCode.SIGN_IN_DISABLED,
    ErrorCode.BODY_TOO_LARGE,
    ErrorCode.UNSUPPORTED_MEDIA_TYPE
  })
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<CreatedInvitationDto>> create(
      @PathVariable String team,
      @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = CreateInvitationRequest.class)))
          @RequestBody(required = false)
          byte @Nullable [] body,
      ServerWebExchange exchange) {
    access.require();
    Owner id = TeamValues.id(team);
    CreateInvitationRequest sent = json.read(body, CreateInvitationRequest.class);
    Violations violations = new Violations();
    TeamRole role = violations.collect(() -> TeamValues.role(sent.role()));
    Duration validity = violations.collect(() -> Invitation.validity(sent.validFor()));
    violations.throwIfAny();
    return invitations
        .create(
            Callers.of(exchange),
            id,
            Objects.requireNonNull(role),
            Objects.requireNonNull(validity))
        .map(outcome ->
            switch (outcome) {
              case Outcome.Created(Invitation invitation, InvitationSecret secret) ->
                  ResponseEntity.status(HttpStatus.CREATED).body(created(invitation, secret));
              default -> throw refused(outcome);
            });
  }

  private static CreatedInvitationDto created(Invitation invitation, InvitationSecret secret) {
    return new CreatedInvitationDto(
        InvitationDto.of(invitation), secret.value(), "/invitation#" + secret.value());
  }

  @Operation(operationId = "revokeInvitation", summary = "Revoke an invitation")
  @ApiResponse(responseCode = "204", description = "The invitation cannot be accepted any more")
  @PossibleErrors({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.ACCESS_DENIED,
    ErrorCode.TEAM_NOT_FOUND,
    ErrorCode.INVITATION_NOT_FOUND
  })
  @DeleteMapping("/{id}")
  Mono<ResponseEntity<Void>> revoke(
      @PathVariable String team, @PathVariable String id, ServerWebExchange exchange) {
    return invitations
        .revoke(Callers.of(exchange), TeamValues.id(team), InvitationId.of(id))
        .map(outcome ->
            switch (outcome) {
              case Outcome.Revoked _ -> ResponseEntity.noContent().build();
              default -> throw refused(outcome);
            });
  }

  private static RuntimeException refused(Outcome outcome) {
    return switch (outcome) {
      case Outcome.TeamNotFound(Owner id) -> TeamValues.notFound(id);
      case Outcome.InvitationNotFound(InvitationId id) ->
          ProblemException.of(
              ErrorCode.INVITATION_NOT_FOUND,
              "The team has no invitation " + id + "; it may have been accepted.");
      case Outcome.TooMany(Owner id) ->
          ProblemException.of(
                  ErrorCode.TOO_MANY_INVITATIONS, "The team has 100 invitations; revoke one first.")
              .conflictingWith("team/" + id);
      case Outcome.Created _, Outcome.Found _, Outcome.Revoked _ ->
          new IllegalStateException("no refusal: " + outcome.getClass());
    };
  }
}
