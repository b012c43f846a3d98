package io.urumi.adapter.persistence.store;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.persistence.TestDatabase;
import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Phase;
import io.urumi.port.model.store.StoreFilter;
import io.urumi.port.model.store.StorePageRequest;
import io.urumi.port.model.store.StoreSort;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The cost of a page depends neither on the number of stores nor on its position in the list. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StorePageIndexes {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  abstract TestDatabase database();

  /** A table of the numbers 1 to 10,000, of which each becomes a store. */
  abstract String numbers();

  /** Asserts that a plan reads an index in its order, from the start of the page. */
  abstract void assertReadsIndex(String plan, boolean fromTheMiddle);

  @BeforeAll
  void fill() {
    database()
        .execute(
            """
            insert into store (
              id, name, name_key, subdomain, owner, plan, desired, generation, observed_generation,
              phase, deleted, conditions, phase_since, held_subdomain, created_at, updated_at,
              version, woken, lease_token)
            select
              cast('00000000-0000-0000-0000-' || lpad(cast(n as varchar(12)), 12, '0') as uuid),
              'Shop ' || n, 'shop ' || n, 'shop-' || n,
              case when mod(n, 5) = 0 then 'me' else 'other' end, 'small', 'RUNNING', 1, 1,
              case when mod(n, 7) = 0 then 'FAILED' else 'READY' end, false, '[]',
              timestamp with time zone '2026-01-01 00:00:00+00:00', 'shop-' || n,
              timestamp with time zone '2026-01-01 00:00:00+00:00' + n * interval '1' second,
              timestamp with time zone '2026-01-01 00:00:00+00:00', 1, false, 0
            from %s
            """
                .formatted(numbers()));
    database().execute("analyze");
  }

  @ParameterizedTest
  @EnumSource(StoreSort.class)
  void everyPageIsReadFromAnIndexInItsOrder(StoreSort sort) throws SQLException {
    try (Connection connection = database().connect();
        Statement statement = connection.createStatement()) {
      for (String after : cursors(sort)) {
        StorePageRequest request = new StorePageRequest(sort, after, 50);
        List<StorePageQuery> queries = new ArrayList<>();
        filters().forEach(filter -> queries.add(new StorePageQuery(EVERYTHING, filter, request)));
        queries.add(
            new StorePageQuery(
                new ObjectScope.Teams(Set.of(new Owner("me"))), StoreFilter.all(), request));
        for (StorePageQuery query : queries) {
          assertReadsIndex(explain(statement, query), after != null);
        }
      }
    }
  }

  @Test
  void theQueueIsReadFromTheIndexesOfDueAndLeasedStores() throws SQLException {
    database().execute("update store set next_reconcile_at = created_at + interval '1' year");
    database().execute("update store set next_reconcile_at = created_at where name like '%99'");
    database()
        .execute(
            "update store set lease_until = created_at + interval '2' year where name like '%98'");
    database().execute("analyze");
    try (Connection connection = database().connect();
        Statement statement = connection.createStatement()) {
      String sql =
          StoreClaims.CANDIDATES
              .replace(":now", "timestamp with time zone '2026-06-01 00:00:00+00:00'")
              .replace(":others", "24")
              .replace(":deletions", "6");
      assertThat(plan(statement, sql))
          .containsIgnoringCase("store_due")
          .containsIgnoringCase("store_leased")
          .doesNotContain("Seq Scan", "tableScan");
    }
  }

  private static List<StoreFilter> filters() {
    return List.of(
        StoreFilter.all(),
        new StoreFilter(new Owner("me"), Set.of(), null),
        new StoreFilter(null, Set.of(Phase.FAILED), null),
        new StoreFilter(null, Set.of(Phase.FAILED, Phase.READY), null));
  }

  /** None, and one from the middle of the list. */
  private static List<@Nullable String> cursors(StoreSort sort) {
    Object key =
        switch (sort) {
          case CREATED_AT -> START.plusSeconds(2_500);
          case NAME -> "shop 2500";
          case SUBDOMAIN -> "shop-2500";
        };
    List<@Nullable String> cursors = new ArrayList<>();
    cursors.add(null);
    cursors.add(
        new StoreCursor(sort, key, UUID.fromString("00000000-0000-0000-0000-000000002500")).text());
    return cursors;
  }

  private static String explain(Statement statement, StorePageQuery query) throws SQLException {
    String sql = "select " + StoreRow.SELECTED + " from store where " + query.sql();
    // The longest names first, because one may be a prefix of another.
    List<String> names =
        query.parameters().keySet().stream()
            .sorted((a, b) -> Integer.compare(b.length(), a.length()))
            .toList();
    for (String name : names) {
      sql = sql.replace(":" + name, literal(query.parameters().get(name)));
    }
    return plan(statement, sql);
  }

  private static String plan(Statement statement, String sql) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (ResultSet rows = statement.executeQuery("explain " + sql)) {
      while (rows.next()) {
        plan.append(rows.getString(1)).append('\n');
      }
    }
    return plan.toString();
  }

  private static String literal(@Nullable Object value) {
    return switch (value) {
      case Instant instant -> "timestamp with time zone '" + instant + "'";
      case String text -> "'" + text + "'";
      case UUID id -> "cast('" + id + "' as uuid)";
      case List<?> all ->
          all.stream().map(StorePageIndexes::literal).collect(Collectors.joining(", "));
      case null -> "null";
      default -> value.toString();
    };
  }
}
