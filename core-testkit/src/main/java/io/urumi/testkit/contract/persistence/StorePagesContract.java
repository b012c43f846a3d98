package io.urumi.testkit.contract.persistence;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreName;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.lease.ClaimedStore;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.StoreRepository;
import io.urumi.port.model.InvalidCursorException;
import io.urumi.port.model.store.StoreFilter;
import io.urumi.port.model.store.StorePage;
import io.urumi.port.model.store.StorePageRequest;
import io.urumi.port.model.store.StoreSort;
import io.urumi.testkit.Await;
import io.urumi.testkit.name.HostileNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of lists of a {@link StoreRepository}. */
public abstract class StorePagesContract {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456Z");

  /** The repository, empty at the start of the test. */
  protected abstract StoreRepository stores();

  @Test
  public void theNewestComesFirst() {
    insert("middle", "M", 2);
    insert("newest", "N", 3);
    insert("oldest", "O", 1);

    assertThat(listed(StoreFilter.all(), StoreSort.CREATED_AT))
        .containsExactly("newest", "middle", "oldest");
  }

  @Test
  public void namesAreSortedIgnoringCase() {
    insert("third", "cherry", 1);
    insert("first", "apple", 2);
    insert("second", "Banana", 3);

    assertThat(listed(StoreFilter.all(), StoreSort.NAME))
        .containsExactly("first", "second", "third");
  }

  @Test
  public void subdomainsAreSortedByCharacter() {
    insert("abc", "A", 1);
    insert("ab-c", "B", 2);
    insert("ab1", "C", 3);

    assertThat(listed(StoreFilter.all(), StoreSort.SUBDOMAIN))
        .containsExactly("ab-c", "ab1", "abc");
  }

  @ParameterizedTest
  @EnumSource(StoreSort.class)
  public void allPagesTogetherAreTheCompleteListAlsoWithEqualKeys(StoreSort sort) {
    for (int i = 0; i < 11; i++) {
      insert("shop-" + (10 + i), "Same name", i / 4);
    }

    List<String> paged = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    String after = null;
    do {
      StorePage page = page(StoreFilter.all(), sort, after, 3);
      paged.addAll(subdomains(page));
      sizes.add(page.items().size());
      after = page.next();
    } while (after != null);

    assertThat(sizes).containsExactly(3, 3, 3, 2);
    assertThat(paged).doesNotHaveDuplicates().isEqualTo(listed(StoreFilter.all(), sort));
  }

  @Test
  public void aPageThatEndsWithTheListHasNoNext() {
    insert("alpha", "A", 1);
    insert("beta", "B", 2);

    assertThat(page(StoreFilter.all(), StoreSort.NAME, null, 2).next()).isNull();
  }

  @Test
  public void aStoreInsertedBetweenTwoPagesRepeatsNothing() {
    insert("first", "A", 1);
    insert("second", "B", 2);
    StorePage newest = page(StoreFilter.all(), StoreSort.CREATED_AT, null, 1);
    insert("third", "C", 3);

    assertThat(subdomains(newest)).containsExactly("second");
    assertThat(subdomains(page(StoreFilter.all(), StoreSort.CREATED_AT, newest.next(), 5)))
        .containsExactly("first");
  }

  @Test
  public void aFilterAppliesToEveryPage() {
    for (int i = 0; i < 6; i++) {
      insert("mine-" + i, "Mine", i, "me");
      insert("other-" + i, "Other", i, "other");
    }
    StoreFilter mine = new StoreFilter(new Owner("me"), Set.of(), null);

    StorePage first = page(mine, StoreSort.SUBDOMAIN, null, 4);
    StorePage second = page(mine, StoreSort.SUBDOMAIN, first.next(), 4);

    assertThat(subdomains(first)).containsExactly("mine-0", "mine-1", "mine-2", "mine-3");
    assertThat(subdomains(second)).containsExactly("mine-4", "mine-5");
    assertThat(second.next()).isNull();
  }

  @Test
  public void deletedStoresAreListedOnlyOnRequest() {
    insert("gone", "Gone", 1);
    enter("gone", Phase.DELETED);
    insert("alpha", "Alpha", 2);

    assertThat(listed(StoreFilter.all(), StoreSort.NAME)).containsExactly("alpha");
    assertThat(listed(phases(Phase.DELETED), StoreSort.NAME)).containsExactly("gone");
    assertThat(listed(phases(Phase.DELETED, Phase.REQUESTED), StoreSort.NAME))
        .containsExactly("alpha", "gone");
  }

  @ParameterizedTest
  @EnumSource(StoreSort.class)
  public void storesAreListedByPhaseAndOwnerTogether(StoreSort sort) {
    insert("ready", "Ready", 1, "me");
    enter("ready", Phase.READY);
    insert("failed", "Failed", 2, "me");
    enter("failed", Phase.FAILED);
    insert("foreign", "Foreign", 3, "other");
    enter("foreign", Phase.READY);
    insert("new", "New", 4, "me");

    assertThat(listed(phases(Phase.READY), sort)).containsExactlyInAnyOrder("ready", "foreign");
    assertThat(listed(phases(Phase.READY, Phase.FAILED), sort))
        .containsExactlyInAnyOrder("ready", "failed", "foreign");
    assertThat(listed(new StoreFilter(new Owner("me"), Set.of(Phase.READY), null), sort))
        .containsExactly("ready");
  }

  @Test
  public void textIsFoundInNameAndSubdomainIgnoringCase() {
    insert("alpha", "Grüne Wiese", 1);
    insert("beta", "Blue Sky", 2);
    insert("wiesel", "Other", 3);

    assertThat(listed(text("WIESE"), StoreSort.SUBDOMAIN)).containsExactly("alpha", "wiesel");
    assertThat(listed(text("grÜne w"), StoreSort.SUBDOMAIN)).containsExactly("alpha");
    assertThat(listed(text("BET"), StoreSort.SUBDOMAIN)).containsExactly("beta");
    assertThat(listed(text("nothing"), StoreSort.SUBDOMAIN)).isEmpty();
  }

  @Test
  public void textIsMatchedLiterally() {
    insert("percent", "100% wool!", 1);
    insert("plain", "100 wools", 2);
    insert("under", "a_b \\ c'd", 3);

    assertThat(listed(text("0%"), StoreSort.SUBDOMAIN)).containsExactly("percent");
    assertThat(listed(text("%"), StoreSort.SUBDOMAIN)).containsExactly("percent");
    assertThat(listed(text("l!"), StoreSort.SUBDOMAIN)).containsExactly("percent");
    assertThat(listed(text("_"), StoreSort.SUBDOMAIN)).containsExactly("under");
    assertThat(listed(text("\\"), StoreSort.SUBDOMAIN)).containsExactly("under");
    assertThat(listed(text("'"), StoreSort.SUBDOMAIN)).containsExactly("under");
    assertThat(listed(text("\u0000"), StoreSort.SUBDOMAIN)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nonsense", "%%%", "eyJhIjoxfQ", "MC4uLg", "AAAAAAAAAAAAAAAA", "ü", "0.1.2"})
  public void aForeignCursorIsRefused(String cursor) {
    insert("alpha", "A", 1);

    for (StoreSort sort : StoreSort.values()) {
      assertThatThrownBy(() -> page(StoreFilter.all(), sort, cursor, 1))
          .isInstanceOf(InvalidCursorException.class);
    }
  }

  @Test
  public void aCursorOfAnotherSortIsRefused() {
    insert("alpha", "A", 1);
    insert("beta", "B", 2);

    for (StoreSort made : StoreSort.values()) {
      String cursor = Objects.requireNonNull(page(StoreFilter.all(), made, null, 1).next());
      for (StoreSort used : StoreSort.values()) {
        if (used != made) {
          assertThatThrownBy(() -> page(StoreFilter.all(), used, cursor, 1))
              .isInstanceOf(InvalidCursorException.class);
        }
      }
    }
  }

  @Test
  public void aCursorWithATimeThatDatabasesDoNotHaveIsRefused() {
    for (long micros : new long[] {-1, Long.MIN_VALUE, 253_402_300_800_000_000L, Long.MAX_VALUE}) {
      String cursor =
          Base64.getUrlEncoder()
              .encodeToString(
                  ("0." + new UUID(1, 1) + "." + micros).getBytes(StandardCharsets.UTF_8));
      assertThatThrownBy(() -> page(StoreFilter.all(), StoreSort.CREATED_AT, cursor, 1))
          .isInstanceOf(InvalidCursorException.class);
    }
  }

  @Test
  public void anEmptyListIsOneEmptyPage() {
    StorePage page = page(StoreFilter.all(), StoreSort.CREATED_AT, null, 200);

    assertThat(page.items()).isEmpty();
    assertThat(page.next()).isNull();
  }

  @Test
  public void everyNameIsReadAsItWasWrittenAndFoundBySearching() {
    List<String> names = HostileNames.read().acceptedNames();
    for (int i = 0; i < names.size(); i++) {
      insert("name-" + i, names.get(i), i);
    }

    List<String> read = new ArrayList<>();
    @Nullable String after = null;
    do {
      StorePage page = page(StoreFilter.all(), StoreSort.NAME, after, 7);
      page.items().forEach(store -> read.add(store.spec().name().value()));
      after = page.next();
    } while (after != null);

    assertThat(read).containsExactlyInAnyOrderElementsOf(names);
    for (int i = 0; i < names.size(); i++) {
      assertThat(listed(text(names.get(i)), StoreSort.NAME)).contains("name-" + i);
    }
  }

  // ------------------------------------------------------------------ helpers

  private void insert(String subdomain, String name, int age) {
    insert(subdomain, name, age, "local");
  }

  private void insert(String subdomain, String name, int second, String owner) {
    Await.one(
        stores()
            .insert(
                Store.request(
                    new StoreId(UUID.randomUUID()),
                    new StoreName(name),
                    new Subdomain(subdomain),
                    new Owner(owner),
                    new PlanName("small"),
                    NOW.plusSeconds(second))));
  }

  /** The one due store enters a phase and is never due again. */
  private void enter(String subdomain, Phase phase) {
    Instant later = NOW.plusSeconds(100);
    ClaimedStore claimed =
        Await.one(stores().claim(new ReplicaId("one"), later, Duration.ofSeconds(10), 10).single());
    assertThat(claimed.store().subdomain().value()).isEqualTo(subdomain);
    Await.one(
        stores()
            .saveStatus(
                claimed.lease(), claimed.store().status().withPhase(phase, later), later, later));
    Await.done(stores().release(claimed.lease(), Instant.MAX, later));
  }

  private StorePage page(StoreFilter filter, StoreSort sort, @Nullable String after, int limit) {
    return Await.one(stores().page(EVERYTHING, filter, new StorePageRequest(sort, after, limit)));
  }

  private List<String> listed(StoreFilter filter, StoreSort sort) {
    return subdomains(page(filter, sort, null, StorePageRequest.MAX_LIMIT));
  }

  private static List<String> subdomains(StorePage page) {
    return page.items().stream().map(store -> store.subdomain().value()).toList();
  }

  private static StoreFilter phases(Phase... phases) {
    return new StoreFilter(null, Set.of(phases), null);
  }

  private static StoreFilter text(String text) {
    return new StoreFilter(null, Set.of(), text);
  }
}
