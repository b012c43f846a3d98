package io.urumi.web.api.team;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.AccountPosition;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.TeamMember;
import io.urumi.domain.validation.Violations;
import io.urumi.port.driving.team.FindTeamsQuery;
import io.urumi.port.driving.team.ManageMembersUseCase;
import io.urumi.port.driving.team.ManageMembersUseCase.Outcome;
import io.urumi.web.api.ApiPaths;
import io.urumi.web.api.PossibleErrors;
import io.urumi.web.api.StrictJsonReader;
import io.urumi.web.api.query.PagingParameters;
import io.urumi.web.api.query.QueryParameters;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;
import io.urumi.web.request.Callers;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lists and changes the members of a team. */
@RestController
@RequestMapping(
    path = ApiPaths.V1 + "/teams/{team}/members",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "teams")
class MembersController {
  private final FindTeamsQuery teams;
  private final ManageMembersUseCase manage;
  private final StrictJsonReader json = new StrictJsonReader();

  MembersController(FindTeamsQuery teams, ManageMembersUseCase manage) {
    this.teams = teams;
    this.manage = manage;
  }

  @Operation(
      operationId = "listMembers",
      summary = "List the members of a team",
      description = "For everybody who may see the team, in the order of the names.")
  @PagingParameters
  @ApiResponse(responseCode = "200", description = "A page of members")
  @PossibleErrors({ErrorCode.VALIDATION_FAILED, ErrorCode.TEAM_NOT_FOUND})
  @GetMapping
  Mono<TeamMemberPageDto> list(
      @PathVariable String team, QueryParameters query, ServerWebExchange exchange) {
    AccountPosition after = query.value("after", AccountPosition::of);
    int limit = query.limit();
    query.throwIfAny();
    Owner id = TeamValues.id(team);
    return teams
        .members(Callers.of(exchange), id, after, limit + 1)
        .switchIfEmpty(Mono.error(() -> TeamValues.notFound(id)))
        .map(found -> page(found, limit));
  }

  private static TeamMemberPageDto page(List<TeamMember> found, int limit) {
    List<TeamMember> items = found.stream().limit(limit).toList();
    return new TeamMemberPageDto(
        items.stream().map(TeamMemberDto::of).toList(),
        found.size() > limit ? items.getLast().position().toString() : null);
  }

  @Operation(
      operationId = "addMember",
      summary = "Add a member",
      description =
          "Makes an existing local account a member. Needs account.manage, too, because the answer"
              + " says whether there is an account with the name; others invite. Users of a"
              + " provider are invited, because their names are not unique.")
  @ApiResponse(responseCode = "201", description = "The member")
  @PossibleErrors({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.MALFORMED_JSON,
    ErrorCode.ACCESS_DENIED,
    ErrorCode.TEAM_NOT_FOUND,
    ErrorCode.ACCOUNT_NOT_FOUND,
    ErrorCode.ALREADY_MEMBER,
    ErrorCode.BODY_TOO_LARGE,
    ErrorCode.UNSUPPORTED_MEDIA_TYPE
  })
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<TeamMemberDto>> add(
      @PathVariable String team,
      @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = AddMemberRequest.class)))
          @RequestBody(required = false)
          byte @Nullable [] body,
      ServerWebExchange exchange) {
    Owner id = TeamValues.id(team);
    AddMemberRequest sent = json.read(body, AddMemberRequest.class);
    Violations violations = new Violations();
    AccountName name = violations.collect(() -> new AccountName(sent.name()));
    TeamRole role = violations.collect(() -> TeamValues.role(sent.role()));
    violations.throwIfAny();
    return manage
        .add(Callers.of(exchange), id, Objects.requireNonNull(name), Objects.requireNonNull(role))
        .map(outcome -> ResponseEntity.status(HttpStatus.CREATED).body(done(outcome)));
  }

  @Operation(
      operationId = "changeMemberRole",
      summary = "Change the role of a member",
      description = "Not one that comes from the groups of the user's provider.")
  @ApiResponse(responseCode = "200", description = "The member")
  @PossibleErrors({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.MALFORMED_JSON,
    ErrorCode.ACCESS_DENIED,
    ErrorCode.TEAM_NOT_FOUND,
    ErrorCode.MEMBER_NOT_FOUND,
    ErrorCode.LAST_OWNER,
    ErrorCode.ROLES_OF_PROVIDER,
    ErrorCode.BODY_TOO_LARGE,
    ErrorCode.UNSUPPORTED_MEDIA_TYPE
  })
  @PatchMapping(path = "/{accountId}", consumes = MediaType.APPLICATION_JSON_VALUE)
  Mono<TeamMemberDto> changeRole(
      @PathVariable String team,
      @PathVariable String accountId,
      @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = MemberRoleRequest.class)))
          @RequestBody(required = false)
          byte @Nullable [] body,
      ServerWebExchange exchange) {
    Owner id = TeamValues.id(team);
    AccountId account = AccountId.of(accountId);
    TeamRole role = TeamValues.role(json.read(body, MemberRoleRequest.class).role());
    return manage.changeRole(Callers.of(exchange), id, account, role).map(MembersController::done);
  }

  @Operation(
      operationId = "removeMember",
      summary = "Remove a member, or leave",
      description =
          "Every member may leave. The last owner of a team cannot leave, and a member whose role comes"
              + " from the groups of the identity provider is removed there.")
  @ApiResponse(responseCode = "204", description = "The account is not a member any more")
  @PossibleErrors({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.ACCESS_DENIED,
    ErrorCode.TEAM_NOT_FOUND,
    ErrorCode.MEMBER_NOT_FOUND,
    ErrorCode.LAST_OWNER,
    ErrorCode.ROLES_OF_PROVIDER
  })
  @DeleteMapping("/{accountId}")
  Mono<ResponseEntity<Void>> remove(
      @PathVariable String team, @PathVariable String accountId, ServerWebExchange exchange) {
    return manage
        .remove(Callers.of(exchange), TeamValues.id(team), AccountId.of(accountId))
        .map(MembersController::done)
        .map(_ -> ResponseEntity.noContent().build());
  }

  private static TeamMemberDto done(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(TeamMember member) -> TeamMemberDto.of(member);
      case Outcome.TeamNotFound(Owner id) -> throw TeamValues.notFound(id);
      case Outcome.MemberNotFound(AccountId id) ->
          throw ProblemException.of(
              ErrorCode.MEMBER_NOT_FOUND,
              "The account " + id + " is not a member of the team; list the members.");
      case Outcome.AccountNotFound(AccountName name) ->
          throw ProblemException.of(
              ErrorCode.ACCOUNT_NOT_FOUND,
              "There is no local account \"" + name + "\"; invite the user instead.");
      case Outcome.AlreadyMember(TeamMember member) ->
          throw ProblemException.of(
                  ErrorCode.ALREADY_MEMBER,
                  "\""
                      + member.name()
                      + "\" is a member with the role "
                      + member.role()
                      + "; change the role instead.")
              .conflictingWith("account/" + member.account());
      case Outcome.RoleOfProvider(TeamMember member) ->
          throw ProblemException.of(
                  ErrorCode.ROLES_OF_PROVIDER,
                  "The role of \""
                      + member.name()
                      + "\" comes from the groups at the identity provider; change the user's groups"
                      + " there.")
              .conflictingWith("account/" + member.account());
      case Outcome.LastOwner(Owner id) ->
          throw ProblemException.of(
                  ErrorCode.LAST_OWNER,
                  "The team would have no owner who can sign in; make another member an owner"
                      + " first.")
              .conflictingWith("team/" + id);
    };
  }
}
