package io.urumi.adapter.persistence.account;

import io.r2dbc.spi.Readable;
import io.urumi.adapter.persistence.sql.Columns;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.provider.ProviderIdentity;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Columns of the table {@code account}. */
final class AccountRow {
  /** With the names that {@link #read} expects. */
  static final String COLUMNS =
      "account.id as account_id, coalesce(account.display_name, account.name) as account_name,"
          + " account.issuer as account_issuer, account.subject as account_subject,"
          + " account.platform_roles, account.created_at as account_created_at";

  private AccountRow() {}

  static Account read(Readable row) {
    return new Account(
        new AccountId(Columns.required(row, "account_id", UUID.class)),
        Columns.text(row, "account_name"),
        identity(row),
        roles(Columns.text(row, "platform_roles")),
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

  static String roles(Set<PlatformRole> roles) {
    return roles.stream().map(PlatformRole::name).sorted().collect(Collectors.joining(","));
  }
}
