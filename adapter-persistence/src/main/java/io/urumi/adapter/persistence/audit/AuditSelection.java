package io.urumi.adapter.persistence.audit;

import io.urumi.adapter.persistence.sql.ScopeCondition;
import io.urumi.domain.access.ObjectScope;
import io.urumi.port.model.audit.AuditFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which entries an export contains. */
record AuditSelection(ObjectScope scope, AuditFilter filter) {

  /** The condition of the entries, without their sequence numbers. */
  String condition() {
    List<String> conditions = new ArrayList<>();
    conditions.add(ofScope().sql());
    if (filter.from() != null) {
      conditions.add("happened_at >= :from");
    }
    if (filter.to() != null) {
      conditions.add("happened_at < :to");
    }
    if (filter.subject() != null) {
      conditions.add("subject = :subject");
    }
    return String.join(" and ", conditions);
  }

  Map<String, Object> values() {
    Map<String, Object> values = new HashMap<>(ofScope().values());
    if (filter.from() != null) {
      values.put("from", filter.from());
    }
    if (filter.to() != null) {
      values.put("to", filter.to());
    }
    String subject = filter.subject();
    if (subject != null) {
      values.put("subject", subject);
    }
    return values;
  }

  /** As in an index; H2 does not recognise that it is equivalent to that by number alone. */
  String order() {
    List<String> order = new ArrayList<>();
    if (filter.subject() != null) {
      order.add("subject");
    } else {
      order.addAll(ScopeCondition.fixed("owner", scope));
    }
    order.add("sequence_number");
    return String.join(", ", order);
  }

  private ScopeCondition ofScope() {
    return ScopeCondition.on("owner", scope);
  }
}
