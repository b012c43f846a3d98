package io.urumi.web.api.token;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.access.Permission;
import io.urumi.domain.token.PersonalToken;
import io.urumi.port.model.account.TokenSummary;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON form of a token, without its secret. */
@Schema(name = "Token", description = "A personal token of a user")
public record TokenDto(
    @Schema(description = "Identifies the token; not a secret", format = "uuid") String id,
    @Schema(description = "What its user calls it", example = "Backup script") String name,
    @Schema(description = "Name of the user whose token it is", example = "admin") String user,
    @ArraySchema(
            arraySchema =
                @Schema(
                    description =
                        "What it permits at most, of what the roles of its user permit at the time"
                            + " of use"),
            schema = @Schema(implementation = TokenScope.class))
        List<String> scopes,
    Instant createdAt,
    @Schema(description = "From then on it permits nothing") Instant expiresAt,
    @Schema(description = "Whether it has expired") boolean expired,
    @Schema(description = "Time of the last request, to the minute; absent when there was none")
        @Nullable Instant lastUsedAt) {

  static TokenDto of(TokenSummary summary) {
    PersonalToken token = summary.token();
    return new TokenDto(
        token.id().toString(),
        token.name().value(),
        summary.user(),
        codes(token.scopes()),
        token.createdAt(),
        token.expiresAt(),
        summary.expired(),
        token.lastUsedAt());
  }

  /** In the order of the permissions. */
  static List<String> codes(Collection<Permission> permissions) {
    return permissions.stream().sorted().map(Permission::code).toList();
  }
}
