package io.urumi.port.driven.anchor;

import io.urumi.port.model.anchor.AuditAnchor;
import reactor.core.publisher.Mono;

/**
 * Keeps anchors outside the database, in the order in which they were written. Whoever can change
 * the database should not be able to change it.
 */
public interface AnchorLog {

  /** Appends; completes when the anchor is stored durably. */
  Mono<Void> write(AuditAnchor anchor);

  /**
   * The newest anchor; empty when there is none. Fails when what is stored cannot be read: an
   * unreadable log is not an empty one.
   */
  Mono<AuditAnchor> last();
}
