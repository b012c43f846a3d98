package io.urumi.port.model.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the audit log, newest first.
 *
 * @param next the sequence number to ask the next page with; null when this is the last
 */
public record AuditPage(List<AuditEntry> items, @Nullable Long next) {
  public AuditPage {
    items = List.copyOf(items);
  }
}
