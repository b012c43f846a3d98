package io.urumi.adapter.persistence;

import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.persistence.SubdomainClaim;
import io.urumi.port.model.store.StoreFilter;
import io.urumi.port.model.store.StorePage;
import io.urumi.port.model.store.StorePageRequest;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads stores. */
final class StoreReads {
  private static final String SELECT = "select " + StoreRows.SELECTED + " from store where ";

  private final Database database;

  StoreReads(Database database) {
    this.database = database;
  }

  Mono<Store> find(StoreId id) {
    return database.sql(SELECT + "id = :id").bind("id", id.value()).map(StoreRows::read).one();
  }

  Flux<Store> findAll(Collection<StoreId> ids) {
    return ids.isEmpty()
        ? Flux.empty()
        : database
            .sql(SELECT + "id in (:ids)")
            .bind("ids", ids.stream().map(StoreId::value).toList())
            .map(StoreRows::read)
            .all();
  }

  Mono<Store> findHolder(Subdomain subdomain) {
    return database
        .sql(SELECT + "held_subdomain = :subdomain")
        .bind("subdomain", subdomain.value())
        .map(StoreRows::read)
        .one();
  }

  /** Empty for empty lists, which SQL has no words for. */
  Flux<SubdomainClaim> subdomainClaims(Collection<StoreId> ids, Collection<Subdomain> subdomains) {
    if (ids.isEmpty() || subdomains.isEmpty()) {
      return ids.isEmpty() && subdomains.isEmpty()
          ? Flux.empty()
          : Flux.error(new IllegalArgumentException("ask for ids and subdomains together"));
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
            new SubdomainClaim(
                new StoreId(Rows.required(row, "id", UUID.class)),
                new Subdomain(Rows.text(row, "subdomain")),
                Rows.required(row, "deleted", Boolean.class),
                Rows.textOrNull(row, "held_subdomain") != null))
        .all();
  }

  Mono<StorePage> page(StoreFilter filter, StorePageRequest request) {
    StorePageQuery query = new StorePageQuery(filter, request);
    return database
        .sql(SELECT + query.sql())
        .bindValues(query.parameters())
        .map(StoreRows::read)
        .all()
        .collectList()
        .map(found -> page(found, request));
  }

  /** One more than asked for was read, to know whether there are more. */
  private static StorePage page(List<Store> found, StorePageRequest request) {
    if (found.size() <= request.limit()) {
      return new StorePage(found, null);
    }
    List<Store> items = found.subList(0, request.limit());
    return new StorePage(items, StoreCursor.after(items.getLast(), request.sort()).text());
  }

  Mono<Map<Phase, Long>> countByPhase() {
    return database
        .sql("select phase, count(*) as stores from store group by phase")
        .map(row -> Map.entry(Phase.valueOf(Rows.text(row, "phase")), Rows.number(row, "stores")))
        .all()
        .collect(
            () -> new EnumMap<Phase, Long>(Phase.class),
            (counts, each) -> counts.put(each.getKey(), each.getValue()))
        .map(counts -> counts);
  }
}
