package io.urumi.web.api.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountPosition;
import io.urumi.port.driving.account.FindAccountsQuery;
import io.urumi.port.driving.account.ManageAccountsUseCase;
import io.urumi.port.driving.account.ManageAccountsUseCase.Outcome;
import io.urumi.web.api.ApiPaths;
import io.urumi.web.api.PossibleErrors;
import io.urumi.web.api.query.PagingParameters;
import io.urumi.web.api.query.QueryParameters;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;
import io.urumi.web.request.Callers;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lists accounts, and changes what they may do. */
@RestController
@RequestMapping(path = ApiPaths.V1 + "/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "accounts")
class AccountsController {
  private final FindAccountsQuery accounts;
  private final ManageAccountsUseCase manage;

  AccountsController(FindAccountsQuery accounts, ManageAccountsUseCase manage) {
    this.accounts = accounts;
    this.manage = manage;
  }

  @Operation(
      operationId = "listAccounts",
      summary = "List accounts",
      description = "In the order of their names. Needs account.manage.")
  @PagingParameters
  @ApiResponse(responseCode = "200", description = "A page of accounts")
  @PossibleErrors({ErrorCode.VALIDATION_FAILED, ErrorCode.ACCESS_DENIED})
  @GetMapping
  Mono<AccountPageDto> list(QueryParameters query, ServerWebExchange exchange) {
    AccountPosition after = query.value("after", AccountPosition::of);
    int limit = query.limit();
    query.throwIfAny();
    return accounts.page(Callers.of(exchange), after, limit + 1).map(found -> page(found, limit));
  }

  private static AccountPageDto page(List<Account> found, int limit) {
    List<Account> items = found.stream().limit(limit).toList();
    return new AccountPageDto(
        items.stream().map(AccountDto::of).toList(),
        found.size() > limit ? items.getLast().position().toString() : null);
  }

  @Operation(
      operationId = "disableAccount",
      summary = "Disable an account",
      description =
          "The user cannot sign in any more, and all sessions end. The last administrator who can sign"
              + " in cannot be disabled.")
  @ApiResponse(responseCode = "200", description = "The account")
  @PossibleErrors({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.ACCESS_DENIED,
    ErrorCode.ACCOUNT_NOT_FOUND,
    ErrorCode.LAST_ADMINISTRATOR
  })
  @PostMapping("/{id:[^:]+}:disable")
  Mono<AccountDto> disable(@PathVariable String id, ServerWebExchange exchange) {
    return manage.disable(Callers.of(exchange), AccountId.of(id)).map(AccountsController::done);
  }

  @Operation(operationId = "enableAccount", summary = "Enable an account")
  @ApiResponse(responseCode = "200", description = "The account")
  @PossibleErrors({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.ACCESS_DENIED,
    ErrorCode.ACCOUNT_NOT_FOUND
  })
  @PostMapping("/{id:[^:]+}:enable")
  Mono<AccountDto> enable(@PathVariable String id, ServerWebExchange exchange) {
    return manage.enable(Callers.of(exchange), AccountId.of(id)).map(AccountsController::done);
  }

  @Operation(
      operationId = "grantPlatformRole",
      summary = "Give a role of the platform",
      description = "Those of an account of a provider come from its groups and cannot be changed.")
  @ApiResponse(responseCode = "200", description = "The account")
  @PossibleErrors({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.ACCESS_DENIED,
    ErrorCode.ACCOUNT_NOT_FOUND,
    ErrorCode.ROLES_OF_PROVIDER
  })
  @PutMapping("/{id}/platform-roles/{role}")
  Mono<AccountDto> grant(
      @PathVariable String id, @PathVariable String role, ServerWebExchange exchange) {
    return manage
        .grant(Callers.of(exchange), AccountId.of(id), role(role))
        .map(AccountsController::done);
  }

  @Operation(
      operationId = "revokePlatformRole",
      summary = "Take a role of the platform away",
      description =
          "The last administrator who can sign in keeps this role. Those of an account of a provider"
              + " come from its groups and cannot be changed.")
  @ApiResponse(responseCode = "200", description = "The account")
  @PossibleErrors({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.ACCESS_DENIED,
    ErrorCode.ACCOUNT_NOT_FOUND,
    ErrorCode.LAST_ADMINISTRATOR,
    ErrorCode.ROLES_OF_PROVIDER
  })
  @DeleteMapping("/{id}/platform-roles/{role}")
  Mono<AccountDto> revoke(
      @PathVariable String id, @PathVariable String role, ServerWebExchange exchange) {
    return manage
        .revoke(Callers.of(exchange), AccountId.of(id), role(role))
        .map(AccountsController::done);
  }

  private static PlatformRole role(String sent) {
    return Arrays.stream(PlatformRole.values())
        .filter(role -> role.name().equals(sent))
        .findFirst()
        .orElseThrow(() ->
            ProblemException.invalid(
                "role", "unknown", "The role is one of ADMINISTRATOR, OPERATOR and AUDITOR."));
  }

  private static AccountDto done(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(Account account) -> AccountDto.of(account);
      case Outcome.NotFound(AccountId id) ->
          throw ProblemException.of(
              ErrorCode.ACCOUNT_NOT_FOUND,
              "There is no account with the id " + id + "; list the accounts.");
      case Outcome.RolesOfProvider(AccountId id) ->
          throw ProblemException.of(
                  ErrorCode.ROLES_OF_PROVIDER,
                  "The user signs in at the identity provider; change the user's groups there.")
              .conflictingWith("account/" + id);
      case Outcome.LastAdministrator(AccountId id) ->
          throw ProblemException.of(
                  ErrorCode.LAST_ADMINISTRATOR,
                  "No administrator who can sign in would remain; give another account the role"
                      + " first.")
              .conflictingWith("account/" + id);
    };
  }
}
