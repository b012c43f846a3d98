package io.urumi.adapter.persistence.account;

import io.urumi.adapter.persistence.sql.TextNormalization;
import io.urumi.domain.account.AccountPosition;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** The SQL for lists of accounts by display name, and those with the same one by id. */
public final class AccountOrder {
  /** SQL for the display name: a column that only accounts of a provider have, else the name. */
  public static final String DISPLAY_NAME = "coalesce(account.display_name, account.name)";

  /** After {@code order by}. */
  public static final String ORDER = DISPLAY_NAME + ", account.id";

  private AccountOrder() {}

  /** The condition for accounts after a position; its values are those of {@link #bind}. */
  public static String after(@Nullable AccountPosition position) {
    return position == null
        ? "true"
        : "(%1$s > :afterName or %1$s = :afterName and account.id > :afterId)"
            .formatted(DISPLAY_NAME);
  }

  /** Binds the values of {@link #after}. */
  public static GenericExecuteSpec bind(
      GenericExecuteSpec statement, @Nullable AccountPosition position) {
    return position == null
        ? statement
        : statement
            .bind("afterName", TextNormalization.storable(position.displayName()))
            .bind("afterId", position.id().value());
  }
}
