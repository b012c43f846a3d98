package io.urumi.port.model.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the audit log, newest first.
 *
 * @param next the sequence number that requests the next page; null on the last page
 */
public record AuditPage(List<AuditEntry> items, @Nullable Long next) {
  public AuditPage {
    items = List.copyOf(items);
  }
}
