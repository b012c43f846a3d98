package io.urumi.adapter.persistence.account;

import io.r2dbc.spi.Readable;
import io.urumi.adapter.persistence.sql.Columns;
import io.urumi.domain.access.Membership;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.provider.ProviderIdentity;
import io.urumi.domain.store.Owner;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Columns of the table {@code account}, and the memberships of an account. */
final class AccountRow {
  /** With the names that {@link #read} expects. */
  static final String COLUMNS =
      "account.id as account_id, "
          + AccountOrder.DISPLAY_NAME
          + " as account_name,"
          + " account.issuer as account_issuer, account.subject as account_subject,"
          + " account.platform_roles, account.enabled, account.created_at as account_created_at,"
          // Neither an id of a team nor a role contains a space or a comma.
          + " (select string_agg(team_id || ' ' || role, ',') from team_member"
          + " where team_member.account_id = account.id) as memberships";

  private AccountRow() {}

  static Account read(Readable row) {
    return new Account(
        new AccountId(Columns.required(row, "account_id", UUID.class)),
        Columns.text(row, "account_name"),
        identity(row),
        roles(Columns.text(row, "platform_roles")),
        memberships(Columns.textOrNull(row, "memberships")),
        Columns.required(row, "enabled", Boolean.class),
        Columns.instant(row, "account_created_at"));
  }

  private static @Nullable ProviderIdentity identity(Readable row) {
    String issuer = Columns.textOrNull(row, "account_issuer");
    return issuer == null
        ? null
        : new ProviderIdentity(issuer, Columns.text(row, "account_subject"));
  }

  /** Roles that only a newer version knows permit nothing here. */
  private static Set<PlatformRole> roles(String names) {
    Set<String> stored = Set.copyOf(Arrays.asList(names.split(",", -1)));
    return Arrays.stream(PlatformRole.values())
        .filter(role -> stored.contains(role.name()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<Membership> memberships(@Nullable String aggregated) {
    return aggregated == null
        ? Set.of()
        : Arrays.stream(aggregated.split(",", -1))
            .map(each -> each.split(" ", -1))
            .flatMap(each -> role(each[1]).map(role -> new Membership(new Owner(each[0]), role)))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** A role that only a newer version knows permits nothing here. */
  private static Stream<TeamRole> role(String name) {
    return Arrays.stream(TeamRole.values()).filter(role -> role.name().equals(name));
  }

  static String roles(Set<PlatformRole> roles) {
    return roles.stream().map(PlatformRole::name).sorted().collect(Collectors.joining(","));
  }
}
