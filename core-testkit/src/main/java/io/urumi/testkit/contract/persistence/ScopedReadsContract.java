package io.urumi.testkit.contract.persistence;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.persistence.AuditDraft;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driven.persistence.ScopedPersistencePorts;
import io.urumi.port.model.Actor;
import io.urumi.port.model.QueueDepth;
import io.urumi.port.model.audit.AuditAction;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditFilter;
import io.urumi.port.model.audit.AuditPage;
import io.urumi.port.model.store.StoreFilter;
import io.urumi.port.model.store.StorePage;
import io.urumi.port.model.store.StorePageRequest;
import io.urumi.port.model.store.StoreSort;
import io.urumi.testkit.Await;
import io.urumi.testkit.StoreFixtures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The contract of reads with a scope: each contains what belongs to the owners in the scope, and
 * nothing else, in pages, cursors, counts, events, steps and audit entries.
 */
public abstract class ScopedReadsContract {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456Z");
  private static final Owner RED = new Owner("team-red");
  private static final Owner BLUE = new Owner("team-blue");
  private static final Owner GREEN = new Owner("team-green");
  private static final ObjectScope OF_RED = new ObjectScope.Teams(Set.of(RED));
  private static final ObjectScope OF_RED_AND_BLUE = new ObjectScope.Teams(Set.of(RED, BLUE));
  private static final ObjectScope NOTHING = new ObjectScope.Nothing();

  /** The stores, in the order of their creation: red, blue, green, and so on. */
  private final List<Store> all = new ArrayList<>();

  /** The ports of a database, empty at the start of the test. */
  protected abstract PersistencePorts persistence();

  private ScopedPersistencePorts ports() {
    return persistence().scoped();
  }

  @BeforeEach
  void fill() {
    for (int i = 0; i < 9; i++) {
      Owner owner = List.of(RED, BLUE, GREEN).get(i % 3);
      Store store =
          Await.one(
              ports()
                  .stores()
                  .insert(
                      StoreFixtures.requested("store-" + i, owner.value(), NOW.plusSeconds(i))));
      all.add(store);
      Await.done(
          ports()
              .transactions()
              .within(
                  ports()
                      .events()
                      .append(owner, List.of(started(store)))
                      .then(ports().audit().append(draft(store, owner)))));
    }
    Await.done(ports().audit().append(draft(null, null)));
  }

  private static StoreEvent started(Store store) {
    return new StoreEvent.StepStarted(store.id(), store.subdomain(), NOW, Step.CREATE_NAMESPACE, 1);
  }

  private static AuditDraft draft(@Nullable Store store, @Nullable Owner owner) {
    return new AuditDraft(
        NOW,
        Actor.system("one"),
        AuditAction.STORE_CREATE,
        store == null ? "platform" : "store/" + store.id(),
        store == null ? null : store.subdomain().value(),
        owner,
        AuditEntry.Outcome.ACCEPTED,
        "");
  }

  private List<Store> of(ObjectScope scope) {
    return all.stream().filter(store -> scope.contains(store.spec().owner())).toList();
  }

  private static List<ObjectScope> scopes() {
    return List.of(EVERYTHING, OF_RED, OF_RED_AND_BLUE, NOTHING);
  }

  @Test
  public void aStoreOutsideTheScopeDoesNotExist() {
    for (ObjectScope scope : scopes()) {
      for (Store store : all) {
        boolean visible = scope.contains(store.spec().owner());
        assertThat(Await.maybe(ports().stores().find(scope, store.id())) != null)
            .isEqualTo(visible);
        assertThat(Await.maybe(ports().stores().findHolder(scope, store.subdomain())) != null)
            .isEqualTo(visible);
      }
      assertThat(Await.all(ports().stores().findAll(scope, all.stream().map(Store::id).toList())))
          .extracting(Store::id)
          .containsExactlyInAnyOrderElementsOf(of(scope).stream().map(Store::id).toList());
    }
  }

  @Test
  public void aSubdomainIsTakenWhoeverHasIt() {
    assertThat(all).allMatch(store -> Await.one(ports().stores().isTaken(store.subdomain())));
    assertThat(Await.one(ports().stores().isTaken(new Subdomain("free")))).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  public void pagesOfStoresAreFullAndTheirCursorsLeadToAll(StoreSort sort) {
    for (ObjectScope scope : scopes()) {
      List<String> found = new ArrayList<>();
      int pages = 0;
      @Nullable String next = null;
      do {
        StorePage page =
            Await.one(
                ports()
                    .stores()
                    .page(scope, StoreFilter.all(), new StorePageRequest(sort, next, 2)));
        page.items().forEach(store -> found.add(store.subdomain().value()));
        assertThat(found).as("the cursor moves on").hasSizeLessThanOrEqualTo(all.size());
        next = page.next();
        pages++;
      } while (next != null);

      List<String> expected =
          new ArrayList<>(of(scope).stream().map(store -> store.subdomain().value()).toList());
      assertThat(found)
          .containsExactlyElementsOf(sort == StoreSort.CREATED_AT ? expected.reversed() : expected);
      assertThat(pages).isEqualTo(Math.max(1, (expected.size() + 1) / 2));
    }
  }

  @Test
  public void aFilterCannotWidenTheScope() {
    StoreFilter blue = new StoreFilter(BLUE, Set.of(), null);
    StoreFilter requested = new StoreFilter(null, Set.of(Phase.REQUESTED), null);
    StoreFilter named = new StoreFilter(null, Set.of(), "store-");
    StorePageRequest request = new StorePageRequest(StoreSort.CREATED_AT, null, 100);

    assertThat(Await.one(ports().stores().page(OF_RED, blue, request)).items()).isEmpty();
    assertThat(Await.one(ports().stores().page(OF_RED_AND_BLUE, blue, request)).items())
        .hasSize(3)
        .allMatch(store -> store.spec().owner().equals(BLUE));
    for (ObjectScope scope : scopes()) {
      for (StoreFilter filter : List.of(requested, named)) {
        assertThat(Await.one(ports().stores().page(scope, filter, request)).items())
            .hasSize(of(scope).size());
      }
    }
  }

  @Test
  public void countsAndQueuePositionsAreOfTheScope() {
    Instant due = NOW.plusSeconds(60);
    Map<StoreId, Long> everywhere =
        Await.one(
            ports().stores().queuePositions(EVERYTHING, all.stream().map(Store::id).toList(), due));
    for (ObjectScope scope : scopes()) {
      int count = of(scope).size();
      assertThat(Await.one(ports().stores().countByPhase(scope)))
          .isEqualTo(count == 0 ? Map.of() : Map.of(Phase.REQUESTED, (long) count));
      assertThat(Await.one(ports().stores().queueDepth(scope, due)))
          .isEqualTo(new QueueDepth(count, 0, 0));
      Map<StoreId, Long> positions =
          Await.one(
              ports().stores().queuePositions(scope, all.stream().map(Store::id).toList(), due));
      assertThat(positions).hasSize(count);
      // The position in the queue of all.
      assertThat(everywhere).containsAllEntriesOf(positions);
    }
  }

  @Test
  public void eventsAndStepsAreOfTheScope() {
    for (ObjectScope scope : scopes()) {
      List<?> ids = of(scope).stream().map(Store::id).toList();
      assertThat(Await.all(ports().events().after(scope, 0, 100, null)))
          .extracting(event -> event.event().storeId())
          .isEqualTo(ids);
      for (Store store : all) {
        int visible = scope.contains(store.spec().owner()) ? 1 : 0;
        assertThat(Await.all(ports().events().after(scope, 0, 100, store.id()))).hasSize(visible);
        assertThat(Await.all(ports().events().steps(scope, store.id(), 0, 100))).hasSize(visible);
      }
    }
  }

  @Test
  public void pagesOfEventsAreFullWhereverTheEventsOfOthersAre() {
    assertThat(Await.all(ports().events().after(OF_RED, 0, 2, null)))
        .extracting(event -> event.event().storeId())
        .containsExactly(all.get(0).id(), all.get(3).id());
    assertThat(Await.all(ports().events().after(OF_RED, 4, 2, null)))
        .extracting(event -> event.event().storeId())
        .containsExactly(all.get(6).id());
  }

  @Test
  public void auditEntriesAreOfTheScopeAndThoseWithoutOwnerOfNoTeam() {
    for (ObjectScope scope : scopes()) {
      List<String> expected =
          new ArrayList<>(of(scope).stream().map(store -> "store/" + store.id()).toList());
      if (scope.equals(EVERYTHING)) {
        expected.add("platform");
      }
      assertThat(Await.all(ports().audit().entries(scope, AuditFilter.all())))
          .extracting(AuditEntry::subject)
          .isEqualTo(expected);
      assertThat(pages(scope)).extracting(AuditEntry::subject).isEqualTo(expected.reversed());
      Store blue = all.get(1);
      assertThat(Await.all(ports().audit().entries(scope, new AuditFilter(NOW, null, blue.id()))))
          .hasSize(scope.contains(BLUE) ? 1 : 0);
    }
  }

  private List<AuditEntry> pages(ObjectScope scope) {
    List<AuditEntry> found = new ArrayList<>();
    Long before = Long.MAX_VALUE;
    while (before != null) {
      AuditPage page = Await.one(ports().audit().page(scope, before, 2));
      found.addAll(page.items());
      assertThat(found).as("the cursor moves on").hasSizeLessThanOrEqualTo(all.size() + 1);
      before = page.next();
    }
    return found;
  }
}
