package io.urumi.crash.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.crash.bed.Bed;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditFilter;
import io.urumi.port.model.audit.AuditVerification;
import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * What is left once everything has been settled, deleted and trimmed: nothing, but for the audit
 * log, which tells the whole story.
 */
public final class Aftermath {
  private static final Pattern REMOVED =
      Pattern.compile("Removed because of their age: (\\d+) events,");
  private static final List<String> EMPTIED =
      List.of("orphan", "store", "store_step", "store_event", "idempotency_key");

  private final Bed bed;
  private final World world;
  private final Duration patience;

  public Aftermath(Bed bed, Duration patience) {
    this.bed = bed;
    this.patience = patience;
    world = new World(bed, patience);
  }

  /** Whoever should have cleared up was killed. */
  public static final class NobodyThere extends Exception {
    @Serial private static final long serialVersionUID = 1L;
  }

  /**
   * Waits until no namespace and no row is left; fails when that does not come.
   *
   * @param somebodyThere whether there is still a replica that can clear up
   */
  public void awaitNothingLeft(BooleanSupplier somebodyThere) throws NobodyThere {
    Awaitility.await("everything is trimmed")
        .atMost(patience)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !somebodyThere.getAsBoolean() || left() == 0);
    if (left() > 0) {
      throw new NobodyThere();
    }
    world.checkNamespaces(List.of());
  }

  private long left() {
    return EMPTIED.stream().mapToLong(table -> bed.count("select count(*) from " + table)).sum();
  }

  /** Every event that there ever was is on record as removed, once, and nothing else is. */
  public void checkWhatIsRemovedIsOnRecord() {
    long events = Objects.requireNonNull(bed.records().events().latestId().block());
    assertThat(removedEvents()).as("events on record as removed").isEqualTo(events);
    assertThat(bed.records().events().floor().block()).isEqualTo(events);
  }

  private long removedEvents() {
    return entries().stream()
        .filter(entry -> entry.action().equals("retention.trim"))
        .mapToLong(entry -> {
          Matcher sentence = REMOVED.matcher(entry.detail());
          assertThat(sentence.find()).as(entry.detail()).isTrue();
          return Long.parseLong(sentence.group(1));
        })
        .sum();
  }

  /** The audit log is whole, and tells of this subdomain just that, in this order. */
  public void checkStory(String subdomain, List<String> actions) {
    assertThat(entries())
        .filteredOn(entry -> subdomain.equals(entry.subdomain()))
        .filteredOn(entry -> !Story.isRepeated(entry))
        .filteredOn(entry -> entry.outcome() != AuditEntry.Outcome.REFUSED)
        .extracting(AuditEntry::action)
        .as(subdomain)
        .containsExactlyElementsOf(actions);
  }

  /** That nobody changed what was written down. */
  public void checkChain() {
    AuditVerification chain =
        Objects.requireNonNull(bed.records().audit().verify().block(), "verification");
    assertThat(chain.intact()).as("%s", chain).isTrue();
  }

  private List<AuditEntry> entries() {
    return Objects.requireNonNull(
        bed.records().audit().entries(AuditFilter.all()).collectList().block());
  }
}
