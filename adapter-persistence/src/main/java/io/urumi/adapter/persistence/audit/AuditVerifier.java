package io.urumi.adapter.persistence.audit;

import io.urumi.adapter.persistence.audit.AuditTable.Head;
import io.urumi.port.model.audit.AuditCheckpoint;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditVerification;
import io.urumi.port.model.audit.VerifiedLog;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Recomputes the chain, page by page, from a checkpoint up to its end when the verification
 * started.
 */
final class AuditVerifier {
  private static final int PAGE = 1_000;

  private final AuditTable table;

  AuditVerifier(AuditTable table) {
    this.table = table;
  }

  Mono<VerifiedLog> verify(AuditCheckpoint from) {
    return table
        .head()
        .flatMap(head ->
            start(from, head)
                .flatMap(start -> walk(start, head))
                .flatMap(walk -> conclude(walk, head).map(result -> verified(walk, result))))
        // Without a head no entry can be verified.
        .defaultIfEmpty(
            new VerifiedLog(new AuditVerification(false, 0, 1L), AuditCheckpoint.ORIGIN));
  }

  private static VerifiedLog verified(Walk walk, AuditVerification result) {
    return new VerifiedLog(result, new AuditCheckpoint(walk.entries(), walk.hash()));
  }

  /** The checkpoint, whose entry must still be the one that was verified. */
  private Mono<Walk> start(AuditCheckpoint from, Head head) {
    Walk start = new Walk(from.entries(), from.hash(), null);
    if (from.entries() == 0) {
      return Mono.just(start);
    }
    if (head.entries() < from.entries()) {
      // Entries that were verified are missing.
      return Mono.just(new Walk(head.entries(), head.hash(), head.entries() + 1));
    }
    return table
        .after(from.entries() - 1, 1)
        .map(found ->
            !found.isEmpty() && isEnd(found.getFirst(), from)
                ? start
                : new Walk(from.entries() - 1, "", from.entries()));
  }

  private static boolean isEnd(AuditEntry entry, AuditCheckpoint of) {
    return entry.hash().equals(of.hash())
        && AuditChain.fits(entry, of.entries(), entry.previousHash());
  }

  /** The verified part of the chain. */
  private record Walk(long entries, String hash, @Nullable Long brokenAt) {
    Walk over(AuditEntry entry) {
      if (brokenAt != null) {
        return this;
      }
      long expected = entries + 1;
      return AuditChain.fits(entry, expected, hash)
          ? new Walk(expected, entry.hash(), null)
          : new Walk(entries, hash, Math.min(expected, entry.sequence()));
    }
  }

  private Mono<Walk> walk(Walk walk, Head head) {
    if (walk.brokenAt() != null || walk.entries() >= head.entries()) {
      return Mono.just(walk);
    }
    int limit = (int) Math.min(PAGE, head.entries() - walk.entries());
    return table
        .after(walk.entries(), limit)
        .flatMap(page ->
            page.isEmpty() ? Mono.just(walk) : Mono.defer(() -> walk(over(walk, page), head)));
  }

  private static Walk over(Walk walk, List<AuditEntry> page) {
    Walk next = walk;
    for (AuditEntry entry : page) {
      next = next.over(entry);
    }
    return next;
  }

  private Mono<AuditVerification> conclude(Walk walk, Head head) {
    if (walk.brokenAt() != null) {
      return Mono.just(new AuditVerification(false, walk.entries(), walk.brokenAt()));
    }
    if (walk.entries() != head.entries() || !walk.hash().equals(head.hash())) {
      // The chain is intact, but does not end where the head says.
      long missing = Math.min(walk.entries() + 1, Math.max(head.entries(), 1));
      return Mono.just(new AuditVerification(false, walk.entries(), missing));
    }
    return table
        .firstBeyondHead()
        .map(beyond -> new AuditVerification(false, walk.entries(), beyond))
        .defaultIfEmpty(new AuditVerification(true, walk.entries(), null));
  }
}
