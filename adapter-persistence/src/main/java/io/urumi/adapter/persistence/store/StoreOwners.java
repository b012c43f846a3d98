package io.urumi.adapter.persistence.store;

import io.r2dbc.spi.Readable;
import io.urumi.adapter.persistence.sql.Columns;
import io.urumi.adapter.persistence.sql.Database;
import io.urumi.domain.limit.LimitKind;
import io.urumi.domain.limit.Limits;
import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.Owner;
import io.urumi.port.model.store.OwnerRecord;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** The table {@code store_owner}: one row for each owner, whose lock makes what it has final. */
final class StoreOwners {
  private static final String COLUMNS =
      Arrays.stream(LimitKind.values()).map(StoreOwners::column).collect(Collectors.joining(", "));
  private static final String SELECT =
      "select " + COLUMNS + " from store_owner where owner = :owner";

  private static final String HELD =
      """
      select plan, count(*) as held,
        sum(case when phase in ('REQUESTED', 'PROVISIONING') and desired = 'RUNNING'
            then 1 else 0 end) as creating
      from store where owner = :owner and deleted = false group by plan
      """;

  private final Database database;

  StoreOwners(Database database) {
    this.database = database;
  }

  private static String column(LimitKind kind) {
    return "max_" + kind.field();
  }

  /** Requires a transaction. */
  Mono<OwnerRecord> lock(Owner owner) {
    Mono<Limits> locked = limits(SELECT + " for update", owner);
    Mono<Long> inserted =
        about("insert into store_owner (owner) values (:owner) on conflict do nothing", owner)
            .fetch()
            .rowsUpdated();
    return locked
        .switchIfEmpty(Mono.defer(() -> inserted.then(limits(SELECT + " for update", owner))))
        // What the owner has is read after the lock: others may have changed it before.
        .flatMap(limits -> record(owner, limits));
  }

  Mono<OwnerRecord> find(Owner owner) {
    return limits(SELECT, owner)
        .defaultIfEmpty(Limits.NONE)
        .flatMap(limits -> record(owner, limits));
  }

  Mono<Void> setLimits(Owner owner, Limits limits) {
    String assignments =
        Arrays.stream(LimitKind.values())
            .map(kind -> column(kind) + " = :" + kind.field())
            .collect(Collectors.joining(", "));
    GenericExecuteSpec statement =
        about("update store_owner set " + assignments + " where owner = :owner", owner);
    for (LimitKind kind : LimitKind.values()) {
      statement = Columns.bind(statement, kind.field(), limits.values().get(kind), Long.class);
    }
    return statement.fetch().rowsUpdated().then();
  }

  private Mono<Limits> limits(String sql, Owner owner) {
    return about(sql, owner).map(StoreOwners::limits).one();
  }

  private static Limits limits(Readable row) {
    Map<LimitKind, Long> limits = new EnumMap<>(LimitKind.class);
    for (LimitKind kind : LimitKind.values()) {
      Long value = row.get(column(kind), Long.class);
      if (value != null) {
        limits.put(kind, value);
      }
    }
    return new Limits(limits);
  }

  private record Held(PlanName plan, long stores, long creating) {}

  private Mono<OwnerRecord> record(Owner owner, Limits limits) {
    Mono<Boolean> team =
        about("select id from team where id = :owner", owner)
            .map(_ -> true)
            .one()
            .defaultIfEmpty(false);
    return about(HELD, owner)
        .map(row ->
            new Held(
                new PlanName(Columns.text(row, "plan")),
                Columns.number(row, "held"),
                Columns.number(row, "creating")))
        .all()
        .collectList()
        .zipWith(team)
        .map(found -> {
          Map<PlanName, Long> stores = new HashMap<>();
          found.getT1().forEach(held -> stores.put(held.plan(), held.stores()));
          long creations = found.getT1().stream().mapToLong(Held::creating).sum();
          return new OwnerRecord(limits, stores, creations, found.getT2());
        });
  }

  private GenericExecuteSpec about(String sql, Owner owner) {
    return database.sql(sql).bind("owner", owner.value());
  }
}
