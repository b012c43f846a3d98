package io.urumi.crash.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.crash.testbed.EventFollower;
import io.urumi.crash.testbed.RequestedStore;
import io.urumi.crash.testbed.StoreRequester;
import io.urumi.crash.testbed.Testbed;
import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.port.driven.persistence.StoreRepository;
import io.urumi.port.model.audit.AuditVerification;
import io.urumi.port.model.store.StepRun;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;

/** Checks the records and the cluster once all stores are in their requested state. */
public final class ConsistencyChecker {
  private static final System.Logger LOG = System.getLogger(ConsistencyChecker.class.getName());

  private final Testbed testbed;
  private final StoreRequester requester;
  private final EventFollower follower;
  private final RecordReader records;
  private final ClusterCheck cluster;
  private final Duration timeout;
  private int checks;

  /**
   * @param timeout for what happens shortly after the stores are in their requested state
   */
  public ConsistencyChecker(
      Testbed testbed, StoreRequester requester, EventFollower follower, Duration timeout) {
    this.timeout = timeout;
    this.testbed = testbed;
    this.requester = requester;
    this.follower = follower;
    records = new RecordReader(testbed.records());
    cluster = new ClusterCheck(testbed, timeout);
  }

  /**
   * Fails on any inconsistency.
   *
   * @param affected the stores to check in detail
   */
  public void check(List<RequestedStore> affected) {
    records.readNew();
    affected.forEach(this::check);
    cluster.checkNamespaces(requester.notDeleted());
    checkNumberOfStores();
    checkChain();
    checkStream();
    checks++;
  }

  /** Logs how much was checked, and how much of it had been interrupted. */
  public void report(String name) {
    LOG.log(
        System.Logger.Level.INFO,
        "{0}: checked after {1} kills; {2} stores, {3} requests without a response, {4} interrupted"
            + " attempts, {5} events, {6} audit entries",
        name,
        checks,
        requester.stores().size(),
        requester.withoutResponse(),
        interruptedSteps(),
        records.lastEvent(),
        records.lastEntry());
  }

  private long interruptedSteps() {
    return requester.stores().stream()
        .flatMap(store ->
            testbed
                .records()
                .events()
                .steps(new ObjectScope.Everything(), store.id(), 0, 100_000)
                .toStream())
        .filter(run -> run.outcome() == StepRun.Outcome.INTERRUPTED)
        .count();
  }

  private void check(RequestedStore requested) {
    StoreRepository stores = testbed.records().stores();
    Store store = Objects.requireNonNull(stores.find(requested.id()).block(), "store");
    assertThat(store.phase()).isEqualTo(requested.deleted() ? Phase.DELETED : Phase.READY);
    assertThat(store.hasNewIntent()).as("no intent is left: %s", store).isFalse();
    assertThat(store.status().currentStep()).as("%s", store).isNull();
    assertThat(store.status().failure()).as("%s", store).isNull();
    Store holder = stores.findHolder(new ObjectScope.Everything(), store.subdomain()).block();
    if (requested.deleted()) {
      assertThat(holder).as("the subdomain is free").isNull();
    } else {
      assertThat(holder).extracting(Store::id).isEqualTo(requested.id());
      cluster.checkDeployed(store);
    }
    TimelineCheck.check(
        records.events(requested.id()),
        Objects.requireNonNull(
            testbed
                .records()
                .events()
                .steps(new ObjectScope.Everything(), requested.id(), 0, 100_000)
                .collectList()
                .block()));
    EventAuditCheck.check(requested, records.events(requested.id()), records.audit(requested.id()));
  }

  /** A store exists once, however often its creation was requested. */
  private void checkNumberOfStores() {
    long stores =
        Objects.requireNonNull(
                testbed.records().stores().countByPhase(new ObjectScope.Everything()).block())
            .values()
            .stream()
            .mapToLong(Long::longValue)
            .sum();
    assertThat(stores).isEqualTo(requester.stores().size());
  }

  private void checkChain() {
    AuditVerification chain =
        Objects.requireNonNull(testbed.records().audit().verify().block(), "verification");
    assertThat(chain.intact()).as("%s", chain).isTrue();
    assertThat(chain.entries()).isEqualTo(records.lastEntry());
  }

  /**
   * A client of the stream received every event once and in order, across all kills, and could
   * always resume after the last one.
   */
  private void checkStream() {
    List<Long> all = LongStream.rangeClosed(1, records.lastEvent()).boxed().toList();
    Awaitility.await("the follower received every event once and in order")
        .atMost(timeout)
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> assertThat(follower.seen()).startsWith(all.toArray(Long[]::new)));
    assertThat(follower.resets()).as("resets of the stream").isEmpty();
  }
}
