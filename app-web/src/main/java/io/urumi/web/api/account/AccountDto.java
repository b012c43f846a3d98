package io.urumi.web.api.account;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.provider.ProviderIdentity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON form of an account. */
@Schema(name = "Account", description = "The account of a user")
public record AccountDto(
    @Schema(description = "Permanent id", format = "uuid") String id,
    @Schema(
            description =
                "Sign-in name of a local account; for an account of an identity provider the name it"
                    + " sends, which need not be unique",
            example = "anna")
        String name,
    @Schema(description = "The user's id at the identity provider; absent for a local account")
        @Nullable String subject,
    @Schema(description = "Roles that apply to all teams") List<PlatformRole> platformRoles,
    @Schema(description = "Number of teams in which the user has a role") long teams,
    @Schema(description = "Whether the user can sign in") boolean enabled,
    Instant createdAt) {
  static AccountDto of(Account account) {
    ProviderIdentity identity = account.identity();
    return new AccountDto(
        account.id().toString(),
        account.displayName(),
        identity == null ? null : identity.subject(),
        account.platformRoles().stream().sorted().toList(),
        account.memberships().size(),
        account.enabled(),
        account.createdAt());
  }
}
