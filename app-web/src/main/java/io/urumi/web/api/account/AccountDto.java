package io.urumi.web.api.account;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.account.Account;
import java.time.Instant;
import java.util.List;

/** JSON form of an account. */
@Schema(name = "Account", description = "The account of a user")
public record AccountDto(
    @Schema(description = "Permanent id", format = "uuid") String id,
    @Schema(description = "The name with which the user signs in", example = "anna") String name,
    @Schema(description = "Roles that apply to all teams") List<PlatformRole> platformRoles,
    @Schema(description = "Number of teams in which the user has a role") long teams,
    @Schema(description = "Whether the user can sign in") boolean enabled,
    Instant createdAt) {
  static AccountDto of(Account account) {
    return new AccountDto(
        account.id().toString(),
        account.name().value(),
        account.platformRoles().stream().sorted().toList(),
        account.memberships().size(),
        account.enabled(),
        account.createdAt());
  }
}
