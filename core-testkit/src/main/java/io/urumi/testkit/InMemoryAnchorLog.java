package io.urumi.testkit;

import io.urumi.port.driven.anchor.AnchorLog;
import io.urumi.port.model.anchor.AuditAnchor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;

/** Anchors in memory. */
public final class InMemoryAnchorLog implements AnchorLog {
  private final List<AuditAnchor> written = new CopyOnWriteArrayList<>();

  /** All anchors, oldest first. */
  public List<AuditAnchor> written() {
    return List.copyOf(written);
  }

  @Override
  public Mono<Void> write(AuditAnchor anchor) {
    return Mono.fromRunnable(() -> written.add(anchor));
  }

  @Override
  public Mono<AuditAnchor> last() {
    return Mono.fromSupplier(() -> written.isEmpty() ? null : written.getLast());
  }
}
