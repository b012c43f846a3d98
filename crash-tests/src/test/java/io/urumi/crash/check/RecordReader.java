package io.urumi.crash.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditPage;
import io.urumi.port.model.store.RecordedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads events and audit entries incrementally. */
final class RecordReader {
  private static final int PAGE = 500;

  private final PersistencePorts persistence;
  private final Map<StoreId, List<StoreEvent>> events = new HashMap<>();
  private final Map<String, List<AuditEntry>> audit = new HashMap<>();
  private long lastEvent;
  private long lastEntry;

  RecordReader(PersistencePorts persistence) {
    this.persistence = persistence;
  }

  /** Reads what is new; fails on a gap, a repetition or a wrong order. */
  void readNew() {
    readEvents();
    readAudit();
  }

  private void readEvents() {
    List<RecordedEvent> page;
    do {
      page =
          Objects.requireNonNull(
              persistence
                  .events()
                  .after(new ObjectScope.Everything(), lastEvent, PAGE, null)
                  .collectList()
                  .block());
      for (RecordedEvent event : page) {
        assertThat(event.id()).as("the id of %s", event).isEqualTo(lastEvent + 1);
        lastEvent = event.id();
        events.computeIfAbsent(event.event().storeId(), _ -> new ArrayList<>()).add(event.event());
      }
    } while (!page.isEmpty());
    assertThat(persistence.events().latestId().block()).isEqualTo(lastEvent);
  }

  private void readAudit() {
    List<AuditEntry> added = new ArrayList<>();
    Long before = Long.MAX_VALUE;
    while (before != null) {
      AuditPage page =
          Objects.requireNonNull(
              persistence.audit().page(new ObjectScope.Everything(), before, PAGE).block(), "page");
      page.items().stream().filter(entry -> entry.sequence() > lastEntry).forEach(added::add);
      boolean known = page.items().stream().anyMatch(entry -> entry.sequence() <= lastEntry);
      before = known ? null : page.next();
    }
    for (AuditEntry entry : added.reversed()) {
      assertThat(entry.sequence()).as("the sequence number of %s", entry).isEqualTo(lastEntry + 1);
      lastEntry = entry.sequence();
      audit.computeIfAbsent(entry.subject(), _ -> new ArrayList<>()).add(entry);
    }
  }

  long lastEvent() {
    return lastEvent;
  }

  long lastEntry() {
    return lastEntry;
  }

  List<StoreEvent> events(StoreId id) {
    return List.copyOf(events.getOrDefault(id, List.of()));
  }

  List<AuditEntry> audit(StoreId id) {
    return List.copyOf(audit.getOrDefault("store/" + id, List.of()));
  }
}
