package io.urumi.adapter.persistence.audit;

import io.urumi.port.model.audit.AuditEntry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.pool.InstrumentedPool;
import reactor.pool.PoolBuilder;
import reactor.pool.PooledRef;

/**
 * The pages that exports read. Exports that need the same page at the same time, or soon after each
 * other, share one read: entries never change. Without an export no page is kept.
 *
 * <p>Few pages are read at the same time, whatever the number of exports is; the others wait in
 * order, so that exports do not take the connections of requests.
 */
final class SharedPages {
  /** Maximum number of entries of a page. */
  static final int SIZE = 500;

  private static final int CONCURRENT_READS = 2;

  /** Limits the memory; the page that was used least recently is read again when needed. */
  private static final int MAX_PAGES = 16;

  /** An export does not show the log as it was long ago, in case that somebody has changed it. */
  private static final Duration MAX_AGE = Duration.ofSeconds(30);

  private static final Object PERMIT = new Object();

  private final AuditTable table;
  private final InstrumentedPool<Object> permits =
      PoolBuilder.from(Mono.just(PERMIT)).sizeBetween(0, CONCURRENT_READS).buildPool();
  private final Map<Position, Mono<Page>> reads =
      new LinkedHashMap<>(MAX_PAGES, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Position, Mono<Page>> eldest) {
          return size() > MAX_PAGES;
        }
      };

  // Guarded by this object's monitor, as the reads are.
  private int open;

  SharedPages(AuditTable table) {
    this.table = table;
  }

  /** Where a page begins. */
  private record Position(AuditSelection selection, long after) {}

  /**
   * A page as it was read.
   *
   * @param last later entries may be missing when the page is not full
   */
  private record Page(List<AuditEntry> entries, long last) {
    boolean covers(long sequence) {
      return entries.size() == SIZE || sequence <= last;
    }

    List<AuditEntry> upTo(long sequence) {
      return entries.isEmpty() || entries.getLast().sequence() <= sequence
          ? entries
          : entries.stream().filter(entry -> entry.sequence() <= sequence).toList();
    }
  }

  /** The export, during which pages are kept. */
  <T> Flux<T> whileOpen(Flux<T> export) {
    return Flux.using(this::open, _ -> export, _ -> close());
  }

  private synchronized int open() {
    return ++open;
  }

  private synchronized void close() {
    open--;
    if (open == 0) {
      reads.clear();
    }
  }

  /** The sequence number of the newest entry; empty when the head's row was removed. */
  Mono<Long> newest() {
    return inTurn(table.head().map(AuditTable.Head::entries));
  }

  /**
   * The next entries that match, oldest first.
   *
   * @param after the last entry of the page before; 0 for the first page
   * @param last the last entry of the export
   */
  Mono<List<AuditEntry>> page(AuditSelection selection, long after, long last) {
    Position position = new Position(selection, after);
    return Mono.defer(() -> {
      Mono<Page> read = read(position, last);
      return read.flatMap(page ->
          page.covers(last)
              ? Mono.just(page.upTo(last))
              : Mono.defer(() -> {
                discard(position, read);
                return page(selection, after, last);
              }));
    });
  }

  private synchronized Mono<Page> read(Position position, long last) {
    return reads.computeIfAbsent(
        position,
        _ ->
            inTurn(table.matching(position.selection(), position.after(), last, SIZE))
                .map(entries -> new Page(entries, last))
                .cache(_ -> MAX_AGE, _ -> Duration.ZERO, () -> Duration.ZERO));
  }

  private synchronized void discard(Position position, Mono<Page> read) {
    reads.remove(position, read);
  }

  private <T> Mono<T> inTurn(Mono<T> read) {
    return Mono.usingWhen(permits.acquire(), _ -> read, PooledRef::release);
  }
}
