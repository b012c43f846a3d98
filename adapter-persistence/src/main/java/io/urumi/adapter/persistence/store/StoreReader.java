package io.urumi.adapter.persistence.store;

import io.urumi.adapter.persistence.sql.Columns;
import io.urumi.adapter.persistence.sql.Database;
import io.urumi.adapter.persistence.sql.ScopeCondition;
import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.persistence.RecordedSubdomain;
import io.urumi.port.model.store.StoreFilter;
import io.urumi.port.model.store.StorePage;
import io.urumi.port.model.store.StorePageRequest;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads stores. */
final class StoreReader {
  private static final String SELECT = "select " + StoreRow.SELECTED + " from store where ";

  private final Database database;

  StoreReader(Database database) {
    this.database = database;
  }

  Mono<Store> find(ObjectScope scope, StoreId id) {
    return select("id = :id", scope).bind("id", id.value()).map(StoreRow::read).one();
  }

  Flux<Store> findAll(ObjectScope scope, Collection<StoreId> ids) {
    return ids.isEmpty()
        ? Flux.empty()
        : select("id in (:ids)", scope)
            .bind("ids", ids.stream().map(StoreId::value).toList())
            .map(StoreRow::read)
            .all();
  }

  Mono<Store> findHolder(ObjectScope scope, Subdomain subdomain) {
    return select("held_subdomain = :subdomain", scope)
        .bind("subdomain", subdomain.value())
        .map(StoreRow::read)
        .one();
  }

  private GenericExecuteSpec select(String where, ObjectScope scope) {
    ScopeCondition visible = ScopeCondition.on("owner", scope);
    return database.sql(SELECT + where + " and " + visible.sql()).bindValues(visible.values());
  }

  Mono<Boolean> isTaken(Subdomain subdomain) {
    return database
        .sql("select id from store where held_subdomain = :subdomain")
        .bind("subdomain", subdomain.value())
        .map(row -> true)
        .one()
        .defaultIfEmpty(false);
  }

  /** Empty for empty lists, which SQL does not allow. */
  Flux<RecordedSubdomain> recordedSubdomains(
      Collection<StoreId> ids, Collection<Subdomain> subdomains) {
    if (ids.isEmpty() || subdomains.isEmpty()) {
      return ids.isEmpty() && subdomains.isEmpty()
          ? Flux.empty()
          : Flux.error(new IllegalArgumentException("ids and subdomains are required together"));
    }
    return database
        .sql(
            """
            select id, subdomain, deleted, held_subdomain from store
            where id in (:ids) or held_subdomain in (:subdomains)
            """)
        .bind("ids", ids.stream().map(StoreId::value).toList())
        .bind("subdomains", subdomains.stream().map(Subdomain::value).toList())
        .map(row ->
            new RecordedSubdomain(
                new StoreId(Columns.required(row, "id", UUID.class)),
                new Subdomain(Columns.text(row, "subdomain")),
                Columns.required(row, "deleted", Boolean.class),
                Columns.textOrNull(row, "held_subdomain") != null))
        .all();
  }

  Mono<StorePage> page(ObjectScope scope, StoreFilter filter, StorePageRequest request) {
    StorePageQuery query = new StorePageQuery(scope, filter, request);
    return database
        .sql(SELECT + query.sql())
        .bindValues(query.parameters())
        .map(StoreRow::read)
        .all()
        .collectList()
        .map(found -> page(found, request));
  }

  /** One more than requested was read, to know whether there are more. */
  private static StorePage page(List<Store> found, StorePageRequest request) {
    if (found.size() <= request.limit()) {
      return new StorePage(found, null);
    }
    List<Store> items = found.subList(0, request.limit());
    return new StorePage(items, StoreCursor.after(items.getLast(), request.sort()).text());
  }

  Mono<Map<Phase, Long>> countByPhase(ObjectScope scope) {
    ScopeCondition visible = ScopeCondition.on("owner", scope);
    return database
        .sql(
            "select phase, count(*) as stores from store where %s group by phase"
                .formatted(visible.sql()))
        .bindValues(visible.values())
        .map(row ->
            Map.entry(Phase.valueOf(Columns.text(row, "phase")), Columns.number(row, "stores")))
        .all()
        .collect(
            () -> new EnumMap<Phase, Long>(Phase.class),
            (counts, each) -> counts.put(each.getKey(), each.getValue()))
        .map(counts -> counts);
  }
}
