package io.urumi.adapter.persistence.store;

import io.urumi.adapter.persistence.sql.ScopeCondition;
import io.urumi.adapter.persistence.sql.TextNormalization;
import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Phase;
import io.urumi.port.model.store.StoreFilter;
import io.urumi.port.model.store.StorePageRequest;
import io.urumi.port.model.store.StoreSort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of one page: conditions, order and limit.
 *
 * <p>Columns with a fixed value come first in the order. That does not change the result, and lets
 * H2 recognise that an index has the rows in this order; PostgreSQL recognises it anyway. For the
 * same reason the start of the page is given twice: H2 uses the plain comparison, not the tuple
 * comparison, to start in the middle of an index.
 */
final class StorePageQuery {
  private final List<String> conditions = new ArrayList<>();
  private final List<String> order = new ArrayList<>();
  private final Map<String, Object> parameters = new HashMap<>();

  StorePageQuery(ObjectScope scope, StoreFilter filter, StorePageRequest request) {
    Owner only = onlyOwner(scope, filter);
    if (only == null) {
      ScopeCondition visible = ScopeCondition.on("owner", scope);
      if (visible.isRestricted()) {
        conditions.add(visible.sql());
        parameters.putAll(visible.values());
      }
    } else {
      fix("owner", only.value());
      if (!scope.contains(only)) {
        conditions.add("false");
      }
    }
    phases(filter, only != null || !(scope instanceof ObjectScope.Everything));
    if (filter.text() != null && !filter.text().isEmpty()) {
      conditions.add("(name_key like :text escape '!' or subdomain like :text escape '!')");
      parameters.put(
          "text",
          TextNormalization.containsPattern(
              TextNormalization.folded(TextNormalization.storable(filter.text()))));
    }
    startAfter(request);
    parameters.put("limit", request.limit() + 1);
  }

  /** The only owner of the stores of the page; null when there may be several. */
  private static @Nullable Owner onlyOwner(ObjectScope scope, StoreFilter filter) {
    return filter.owner() == null
            && scope instanceof ObjectScope.Teams(Set<Owner> teams)
            && teams.size() == 1
        ? teams.iterator().next()
        : filter.owner();
  }

  private void phases(StoreFilter filter, boolean byOwner) {
    if (filter.phases().isEmpty()) {
      fix("deleted", false);
    } else if (filter.phases().size() == 1 && !byOwner) {
      fix("phase", filter.phases().iterator().next().name());
    } else {
      if (!filter.phases().contains(Phase.DELETED)) {
        fix("deleted", false);
      }
      conditions.add("phase in (:phases)");
      parameters.put("phases", filter.phases().stream().map(Phase::name).sorted().toList());
    }
  }

  private void fix(String column, Object value) {
    conditions.add(column + " = :" + column);
    order.add(column);
    parameters.put(column, value);
  }

  private void startAfter(StorePageRequest request) {
    String column =
        switch (request.sort()) {
          case CREATED_AT -> "created_at";
          case NAME -> "name_key";
          case SUBDOMAIN -> "subdomain";
        };
    boolean descending = request.sort() == StoreSort.CREATED_AT;
    String direction = descending ? " desc" : "";
    order.add(column + direction);
    order.add("id" + direction);
    if (request.after() != null) {
      StoreCursor cursor = StoreCursor.parse(request.after(), request.sort());
      String beyond = descending ? "<" : ">";
      conditions.add(column + " " + beyond + "= :key");
      conditions.add("(" + column + ", id) " + beyond + " (:key, :id)");
      parameters.put("key", cursor.key());
      parameters.put("id", cursor.id());
    }
  }

  /** From the first condition to the limit. */
  String sql() {
    String where = conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    return where + " order by " + String.join(", ", order) + " limit :limit";
  }

  Map<String, Object> parameters() {
    return parameters;
  }
}
