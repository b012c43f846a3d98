package io.urumi.testkit.memory;

import io.urumi.domain.store.Namespace;
import io.urumi.port.driven.persistence.OrphanRegister;
import io.urumi.port.model.orphan.Orphan;
import io.urumi.port.model.orphan.OrphanPage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Orphans by namespace. */
final class InMemoryOrphanRegister implements OrphanRegister {
  private final InMemoryDatabase database;

  InMemoryOrphanRegister(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public Mono<Orphan> recordSeen(Orphan orphan) {
    return database.write(view -> {
      Optional<Orphan> known =
          database
              .orphans
              .get(view, orphan.namespace())
              .filter(before -> before.storeId().equals(orphan.storeId()));
      Orphan noted =
          noted(
              orphan,
              known.map(Orphan::firstSeenAt).orElse(orphan.firstSeenAt()),
              known.map(Orphan::reportedAt).orElse(null));
      database.orphans.put(noted.namespace(), noted);
      return Optional.of(noted);
    });
  }

  private static Orphan noted(Orphan orphan, Instant firstSeen, @Nullable Instant reported) {
    return new Orphan(
        orphan.namespace(),
        orphan.storeId(),
        orphan.subdomain(),
        orphan.reason(),
        orphan.heldBy(),
        orphan.name(),
        orphan.owner(),
        orphan.plan(),
        orphan.createdAt(),
        orphan.terminating(),
        firstSeen,
        orphan.lastSeenAt(),
        reported);
  }

  @Override
  public Mono<Boolean> markReported(Namespace namespace, Instant now) {
    return database.write(view -> {
      Optional<Orphan> silent =
          database.orphans.get(view, namespace).filter(orphan -> orphan.reportedAt() == null);
      silent.ifPresent(
          orphan -> database.orphans.put(namespace, noted(orphan, orphan.firstSeenAt(), now)));
      return Optional.of(silent.isPresent());
    });
  }

  @Override
  public Mono<Orphan> remove(Namespace namespace) {
    return database.write(view -> {
      Optional<Orphan> known = database.orphans.get(view, namespace);
      database.orphans.remove(namespace);
      return known;
    });
  }

  @Override
  public Flux<Orphan> all() {
    return database
        .read(view -> Optional.of(sorted(database.orphans.rows(view)).toList()))
        .flatMapIterable(found -> found);
  }

  @Override
  public Mono<OrphanPage> page(@Nullable String after, int limit) {
    return database.read(view -> {
      List<Orphan> found =
          sorted(database.orphans.rows(view))
              .filter(orphan -> orphan.reportedAt() != null)
              .filter(orphan -> after == null || orphan.namespace().value().compareTo(after) > 0)
              .limit(limit + 1L)
              .toList();
      if (found.size() <= limit) {
        return Optional.of(new OrphanPage(found, null));
      }
      List<Orphan> items = found.subList(0, limit);
      return Optional.of(new OrphanPage(items, items.getLast().namespace().value()));
    });
  }

  @Override
  public Mono<Long> count() {
    return database.read(view ->
        Optional.of(
            database.orphans.rows(view).filter(orphan -> orphan.reportedAt() != null).count()));
  }

  private static Stream<Orphan> sorted(Stream<Orphan> orphans) {
    return orphans.sorted(Comparator.comparing(orphan -> orphan.namespace().value()));
  }
}
