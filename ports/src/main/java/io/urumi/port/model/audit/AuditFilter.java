package io.urumi.port.model.audit;

import io.urumi.domain.store.StoreId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Filter of audit entries.
 *
 * @param from only entries at or after this time; null for all
 * @param to only entries before this time; null for all
 * @param store only entries about this store; null for all
 */
public record AuditFilter(@Nullable Instant from, @Nullable Instant to, @Nullable StoreId store) {
  /** Every entry. */
  public static AuditFilter all() {
    return new AuditFilter(null, null, null);
  }

  /** The subject of entries about the store; null for all subjects. */
  public @Nullable String subject() {
    return store == null ? null : "store/" + store;
  }
}
