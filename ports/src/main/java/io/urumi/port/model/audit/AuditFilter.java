package io.urumi.port.model.audit;

import io.urumi.domain.store.StoreId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit log.
 *
 * @param from only entries of this moment or later; null for all
 * @param to only entries before this moment; null for all
 * @param store only entries about this store; null for all
 */
public record AuditFilter(@Nullable Instant from, @Nullable Instant to, @Nullable StoreId store) {
  /** Every entry. */
  public static AuditFilter all() {
    return new AuditFilter(null, null, null);
  }

  /** What entries about the store have as their subject; null when every entry will do. */
  public @Nullable String subject() {
    return store == null ? null : "store/" + store;
  }
}
