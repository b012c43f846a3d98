package io.urumi.adapter.persistence.orphan;

import io.r2dbc.spi.Readable;
import io.urumi.adapter.persistence.sql.Columns;
import io.urumi.adapter.persistence.sql.Database;
import io.urumi.adapter.persistence.sql.TextNormalization;
import io.urumi.adapter.persistence.sql.Timestamps;
import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreName;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.cluster.Parsing;
import io.urumi.port.driven.persistence.OrphanRegister;
import io.urumi.port.model.orphan.Orphan;
import io.urumi.port.model.orphan.OrphanPage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Orphans in the table {@code orphan}. */
public final class R2dbcOrphanRegister implements OrphanRegister {
  private static final String COLUMNS =
      "namespace, store_id, subdomain, reason, held_by, name, owner, plan, created_at,"
          + " terminating, first_seen_at, last_seen_at, reported_at";

  /** The first sighting is that of one store: another store in the namespace replaces it. */
  private static final String UPDATE =
      """
      update orphan set
        first_seen_at = case when store_id = :store then first_seen_at
          else cast(:firstSeen as timestamp with time zone) end,
        reported_at = case when store_id = :store then reported_at end,
        store_id = :store, subdomain = :subdomain, reason = :reason, held_by = :heldBy,
        name = :name, owner = :owner, plan = :plan, created_at = :created, terminating = :terminating,
        last_seen_at = :lastSeen
      where namespace = :namespace
      """;

  private static final String INSERT =
      """
      insert into orphan (namespace, store_id, subdomain, reason, held_by, name, owner, plan,
        created_at, terminating, first_seen_at, last_seen_at)
      values (:namespace, :store, :subdomain, :reason, :heldBy, :name, :owner, :plan,
        :created, :terminating, :firstSeen, :lastSeen)
      on conflict do nothing
      """;

  private final Database database;

  public R2dbcOrphanRegister(Database database) {
    this.database = database;
  }

  @Override
  public Mono<Orphan> recordSeen(Orphan orphan) {
    Mono<Long> update = bound(UPDATE, orphan).fetch().rowsUpdated();
    Mono<Long> insert = bound(INSERT, orphan).fetch().rowsUpdated();
    Mono<Long> written = update.flatMap(rows -> rows > 0 ? Mono.just(rows) : insert);
    return database.transactional(written.then(find(orphan.namespace())));
  }

  private GenericExecuteSpec bound(String sql, Orphan orphan) {
    GenericExecuteSpec statement =
        database
            .sql(sql)
            .bind("namespace", orphan.namespace().value())
            .bind("store", orphan.storeId().value())
            .bind("subdomain", orphan.subdomain().value())
            .bind("reason", orphan.reason().name())
            .bind("created", Timestamps.micros(orphan.createdAt()))
            .bind("terminating", orphan.terminating())
            .bind("firstSeen", Timestamps.micros(orphan.sightings().first()))
            .bind("lastSeen", Timestamps.micros(orphan.sightings().last()));
    StoreId holder = orphan.heldBy();
    statement =
        Columns.bind(statement, "heldBy", holder == null ? null : holder.value(), UUID.class);
    statement = bind(statement, "name", orphan.details().name());
    statement = bind(statement, "owner", orphan.details().owner());
    return bind(statement, "plan", orphan.details().plan());
  }

  private static GenericExecuteSpec bind(
      GenericExecuteSpec statement, String name, @Nullable Object value) {
    return Columns.bind(statement, name, value == null ? null : value.toString(), String.class);
  }

  @Override
  public Mono<Boolean> markReported(Namespace namespace, Instant now) {
    return database.changes(
        database
            .sql(
                """
                update orphan set reported_at = :now
                where namespace = :namespace and reported_at is null
                """)
            .bind("namespace", namespace.value())
            .bind("now", Timestamps.micros(now)));
  }

  @Override
  public Mono<Orphan> remove(Namespace namespace) {
    // Only the transaction that deletes the row returns its content.
    Mono<Long> delete =
        database
            .sql("delete from orphan where namespace = :namespace")
            .bind("namespace", namespace.value())
            .fetch()
            .rowsUpdated();
    return database.transactional(
        find(namespace).flatMap(found -> delete.filter(rows -> rows > 0).map(_ -> found)));
  }

  private Mono<Orphan> find(Namespace namespace) {
    return database
        .sql("select %s from orphan where namespace = :namespace".formatted(COLUMNS))
        .bind("namespace", namespace.value())
        .map(R2dbcOrphanRegister::read)
        .one();
  }

  @Override
  public Flux<Orphan> all() {
    return database.translated(
        database
            .sql("select %s from orphan order by namespace".formatted(COLUMNS))
            .map(R2dbcOrphanRegister::read)
            .all());
  }

  @Override
  public Mono<OrphanPage> page(@Nullable String after, int limit) {
    return database.translated(
        database
            .sql(
                """
                select %s from orphan where reported_at is not null and namespace > :after
                order by namespace limit :limit
                """
                    .formatted(COLUMNS))
            .bind("after", after == null ? "" : TextNormalization.storable(after))
            .bind("limit", limit + 1)
            .map(R2dbcOrphanRegister::read)
            .all()
            .collectList()
            .map(found -> page(found, limit)));
  }

  private static OrphanPage page(List<Orphan> found, int limit) {
    if (found.size() <= limit) {
      return new OrphanPage(found, null);
    }
    List<Orphan> items = found.subList(0, limit);
    return new OrphanPage(items, items.getLast().namespace().value());
  }

  @Override
  public Mono<Long> count() {
    return database.translated(
        database
            .sql("select count(*) as orphans from orphan where reported_at is not null")
            .map(row -> Columns.number(row, "orphans"))
            .one());
  }

  private static Orphan read(Readable row) {
    UUID holder = row.get("held_by", UUID.class);
    return new Orphan(
        new Namespace(Columns.text(row, "namespace")),
        new StoreId(Columns.required(row, "store_id", UUID.class)),
        new Subdomain(Columns.text(row, "subdomain")),
        Orphan.Reason.valueOf(Columns.text(row, "reason")),
        holder == null ? null : new StoreId(holder),
        new Orphan.Details(
            Parsing.read(Columns.textOrNull(row, "name"), StoreName::new),
            Parsing.read(Columns.textOrNull(row, "owner"), Owner::new),
            Parsing.read(Columns.textOrNull(row, "plan"), PlanName::new)),
        Columns.instant(row, "created_at"),
        Columns.required(row, "terminating", Boolean.class),
        new Orphan.Sightings(
            Columns.instant(row, "first_seen_at"),
            Columns.instant(row, "last_seen_at"),
            Columns.instantOrNull(row, "reported_at")));
  }
}
