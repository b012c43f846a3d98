package io.urumi.crash.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.crash.testbed.Testbed;
import io.urumi.domain.access.ObjectScope;
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
 * Checks that nothing but a complete audit log is left once everything has been deleted and
 * trimmed.
 */
public final class CleanupCheck {
  private static final Pattern REMOVED = Pattern.compile("Removed by retention: (\\d+) events,");
  private static final List<String> EMPTIED =
      List.of("orphan", "store", "store_step", "store_event", "idempotency_key");

  private final Testbed testbed;
  private final ClusterCheck cluster;
  private final Duration timeout;

  public CleanupCheck(Testbed testbed, Duration timeout) {
    this.testbed = testbed;
    this.timeout = timeout;
    cluster = new ClusterCheck(testbed, timeout);
  }

  /** The replica that should have cleaned up was killed. */
  public static final class ReplicaKilledException extends Exception {
    @Serial private static final long serialVersionUID = 1L;
  }

  /**
   * Waits until no namespace and no row is left; fails on timeout.
   *
   * @param replicaAlive whether a replica is still running that can clean up
   */
  public void awaitEmpty(BooleanSupplier replicaAlive) throws ReplicaKilledException {
    Awaitility.await("everything is trimmed")
        .atMost(timeout)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !replicaAlive.getAsBoolean() || left() == 0);
    if (left() > 0) {
      throw new ReplicaKilledException();
    }
    cluster.checkNamespaces(List.of());
  }

  private long left() {
    return EMPTIED.stream()
        .mapToLong(table -> testbed.count("select count(*) from " + table))
        .sum();
  }

  /** The audit log records every event as trimmed, exactly once. */
  public void checkTrimmedEventsAreAudited() {
    long events = Objects.requireNonNull(testbed.records().events().latestId().block());
    assertThat(removedEvents()).as("events audited as trimmed").isEqualTo(events);
    assertThat(testbed.records().events().floor().block()).isEqualTo(events);
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

  /** The audit log has exactly these actions for the subdomain, in this order. */
  public void checkAuditActions(String subdomain, List<String> actions) {
    assertThat(entries())
        .filteredOn(entry -> subdomain.equals(entry.subdomain()))
        .filteredOn(entry -> !EventAuditCheck.isRepeated(entry))
        .filteredOn(entry -> entry.outcome() != AuditEntry.Outcome.REFUSED)
        .extracting(AuditEntry::action)
        .as(subdomain)
        .containsExactlyElementsOf(actions);
  }

  /** The audit log's hash chain is intact. */
  public void checkChain() {
    AuditVerification chain =
        Objects.requireNonNull(testbed.records().audit().verify().block(), "verification");
    assertThat(chain.intact()).as("%s", chain).isTrue();
  }

  private List<AuditEntry> entries() {
    return Objects.requireNonNull(
        testbed
            .records()
            .audit()
            .entries(new ObjectScope.Everything(), AuditFilter.all())
            .collectList()
            .block());
  }
}
