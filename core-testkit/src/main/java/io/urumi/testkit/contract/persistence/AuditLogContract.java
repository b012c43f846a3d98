package io.urumi.testkit.contract.persistence;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.persistence.AuditDraft;
import io.urumi.port.driven.persistence.AuditLog;
import io.urumi.port.driven.persistence.Transactions;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import io.urumi.port.model.audit.AuditCheckpoint;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditFilter;
import io.urumi.port.model.audit.AuditPage;
import io.urumi.port.model.audit.AuditVerification;
import io.urumi.port.model.audit.RecordedActor;
import io.urumi.port.model.audit.VerifiedLog;
import io.urumi.testkit.Await;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.TestPrincipals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The contract of {@link AuditLog}. Detection of tampering requires direct access to the data: see
 * the tests of each implementation.
 */
public abstract class AuditLogContract {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456Z");

  /** The log, empty at the start of the test. */
  protected abstract AuditLog audit();

  /** Transactions of the same database. */
  protected abstract Transactions transactions();

  @Test
  public void anEmptyLogIsIntact() {
    assertThat(Await.one(audit().verify())).isEqualTo(new AuditVerification(true, 0, null));
    assertThat(Await.one(audit().page(EVERYTHING, Long.MAX_VALUE, 10)))
        .isEqualTo(new AuditPage(List.of(), null));
  }

  @Test
  public void anEntryIsReadAsItWasAppended() {
    AuditDraft draft = draft("Größe ✓ \"quoted\"\nnew line", "alpha");

    AuditEntry entry = append(draft);

    assertThat(entry.sequence()).isEqualTo(1);
    assertThat(entry.at()).isEqualTo(draft.at());
    assertThat(entry.format()).isEqualTo(AuditEntry.CURRENT);
    assertThat(entry.actor()).isEqualTo(RecordedActor.of(draft.actor()));
    assertThat(entry.owner()).isEqualTo(StoreFixtures.OWNER.value());
    assertThat(entry.action()).isEqualTo(draft.action().code());
    assertThat(entry.subject()).isEqualTo(draft.subject());
    assertThat(entry.subdomain()).isEqualTo("alpha");
    assertThat(entry.outcome()).isEqualTo(draft.outcome());
    assertThat(entry.detail()).isEqualTo(draft.detail());
    assertThat(Await.one(audit().page(EVERYTHING, Long.MAX_VALUE, 10)).items())
        .containsExactly(entry);
  }

  @Test
  public void eachEntryCarriesTheHashOfTheOneBefore() {
    AuditEntry first = append(draft("first", "alpha"));
    AuditEntry second = append(draft("second", null));

    assertThat(first.previousHash()).isEqualTo("0".repeat(64));
    assertThat(first.hash()).matches("[0-9a-f]{64}");
    assertThat(second.previousHash()).isEqualTo(first.hash());
    assertThat(second.subdomain()).isNull();
    assertThat(Await.one(audit().verify())).isEqualTo(new AuditVerification(true, 2, null));
  }

  @Test
  public void textsThatNoDatabaseStoresDoNotBreakTheChain() {
    append(draft("a \u0000 b \uD800 c", "alpha"));
    append(draft("x".repeat(100_000), null));
    append(
        new AuditDraft(
            NOW.plusNanos(789),
            new Actor(TestPrincipals.user("n".repeat(1_000)), "o".repeat(1_000), "r".repeat(1_000)),
            AuditAction.STORE_CREATE,
            "s".repeat(1_000),
            null,
            StoreFixtures.OWNER,
            AuditEntry.Outcome.REFUSED,
            ""));

    assertThat(Await.one(audit().verify())).isEqualTo(new AuditVerification(true, 3, null));
  }

  @Test
  public void pagesShowTheNewestFirst() {
    for (int i = 1; i <= 5; i++) {
      append(draft("entry " + i, null));
    }

    AuditPage first = Await.one(audit().page(EVERYTHING, Long.MAX_VALUE, 2));
    AuditPage second = Await.one(audit().page(EVERYTHING, next(first), 2));
    AuditPage third = Await.one(audit().page(EVERYTHING, next(second), 2));

    assertThat(sequences(first)).containsExactly(5L, 4L);
    assertThat(sequences(second)).containsExactly(3L, 2L);
    assertThat(sequences(third)).containsExactly(1L);
    assertThat(third.next()).isNull();
  }

  @Test
  public void anEntryThatIsRolledBackLeavesNoGap() {
    append(draft("first", null));

    assertThatThrownBy(() ->
            Await.done(
                transactions()
                    .within(
                        audit()
                            .append(draft("undone", null))
                            .then(Mono.error(new IllegalStateException("no"))))))
        .hasMessage("no");

    assertThat(append(draft("second", null)).sequence()).isEqualTo(2);
    assertThat(Await.one(audit().verify())).isEqualTo(new AuditVerification(true, 2, null));
  }

  @Test
  public void concurrentAppendsMakeOneChain() {
    int count = 60;

    List<AuditEntry> entries =
        Await.all(
            Flux.range(0, count)
                .flatMap(
                    i ->
                        transactions()
                            .within(audit().append(draft("entry " + i, null)))
                            .subscribeOn(Schedulers.boundedElastic()),
                    8));

    assertThat(entries)
        .extracting(AuditEntry::sequence)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, count).boxed().toList());
    assertThat(Await.one(audit().verify())).isEqualTo(new AuditVerification(true, count, null));
  }

  @Test
  public void aVerificationContinuesWhereTheOneBeforeEnded() {
    append(draft("first", null));
    append(draft("second", null));
    VerifiedLog before = Await.one(audit().verify(AuditCheckpoint.ORIGIN));
    AuditEntry newest = append(draft("third", null));

    VerifiedLog after = Await.one(audit().verify(before.end()));

    assertThat(before.end().entries()).isEqualTo(2);
    assertThat(after.result()).isEqualTo(new AuditVerification(true, 3, null));
    assertThat(after.end()).isEqualTo(new AuditCheckpoint(3, newest.hash()));
    assertThat(Await.one(audit().verify(after.end()))).isEqualTo(after);
  }

  @Test
  public void aCheckpointOfAnotherLogIsNotContinued() {
    append(draft("first", null));
    append(draft("second", null));

    assertThat(Await.one(audit().verify(new AuditCheckpoint(1, "f".repeat(64)))).result())
        .isEqualTo(new AuditVerification(false, 0, 1L));
    assertThat(Await.one(audit().verify(new AuditCheckpoint(3, "f".repeat(64)))).result())
        .isEqualTo(new AuditVerification(false, 2, 3L));
  }

  // ------------------------------------------------------------------ export

  @Test
  public void allEntriesAreReadOldestFirst() {
    List<AuditEntry> appended = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      appended.add(append(draft("entry " + i, null)));
    }

    assertThat(Await.all(audit().entries(EVERYTHING, AuditFilter.all()))).isEqualTo(appended);
  }

  @Test
  public void entriesAreReadByTimeAndByStore() {
    StoreId alpha = new StoreId(new UUID(1, 1));
    AuditEntry early = append(at(NOW, "store/" + alpha));
    AuditEntry other = append(at(NOW.plusSeconds(1), "store/" + new UUID(2, 2)));
    AuditEntry late = append(at(NOW.plusSeconds(2), "store/" + alpha));

    assertThat(read(NOW.plusSeconds(1), null, null)).containsExactly(other, late);
    assertThat(read(null, NOW.plusSeconds(2), null)).containsExactly(early, other);
    assertThat(read(NOW, NOW.plusSeconds(1), null)).containsExactly(early);
    assertThat(read(null, null, alpha)).containsExactly(early, late);
    assertThat(read(NOW.plusSeconds(1), null, alpha)).containsExactly(late);
    assertThat(read(NOW.plusSeconds(3), null, null)).isEmpty();
  }

  @Test
  public void theNewestAcceptedRequestIdOfASubjectIsKnown() {
    assertThat(Await.maybe(audit().lastRequest("store/1"))).isNull();
    append(by("request-1", AuditEntry.Outcome.ACCEPTED, "store/1"));
    append(by("request-2", AuditEntry.Outcome.ACCEPTED, "store/1"));
    append(by("request-3", AuditEntry.Outcome.REFUSED, "store/1"));
    append(by("", AuditEntry.Outcome.ACCEPTED, "store/1"));
    append(by("request-4", AuditEntry.Outcome.ACCEPTED, "store/2"));

    assertThat(Await.one(audit().lastRequest("store/1"))).isEqualTo("request-2");
  }

  private List<AuditEntry> read(
      @Nullable Instant from, @Nullable Instant to, @Nullable StoreId store) {
    return Await.all(audit().entries(EVERYTHING, new AuditFilter(from, to, store)));
  }

  private static AuditDraft at(Instant moment, String subject) {
    return new AuditDraft(
        moment,
        TestPrincipals.local("127.0.0.1", "request-1"),
        AuditAction.STORE_CREATE,
        subject,
        "alpha",
        StoreFixtures.OWNER,
        AuditEntry.Outcome.ACCEPTED,
        "");
  }

  private static AuditDraft by(String request, AuditEntry.Outcome outcome, String subject) {
    return new AuditDraft(
        NOW,
        TestPrincipals.local("127.0.0.1", request),
        AuditAction.STORE_CREATE,
        subject,
        null,
        StoreFixtures.OWNER,
        outcome,
        "");
  }

  // ------------------------------------------------------------------ helpers

  private AuditEntry append(AuditDraft draft) {
    return Await.one(transactions().within(audit().append(draft)));
  }

  private static AuditDraft draft(String detail, @Nullable String subdomain) {
    return new AuditDraft(
        NOW,
        TestPrincipals.local("127.0.0.1", "request-1"),
        AuditAction.STORE_CREATE,
        "store/1",
        subdomain,
        StoreFixtures.OWNER,
        AuditEntry.Outcome.ACCEPTED,
        detail);
  }

  private static List<Long> sequences(AuditPage page) {
    return page.items().stream().map(AuditEntry::sequence).toList();
  }

  private static long next(AuditPage page) {
    Long next = page.next();
    assertThat(next).isNotNull();
    return next == null ? 0 : next;
  }
}
