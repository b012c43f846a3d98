package io.urumi.crash.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.crash.bed.Bed;
import io.urumi.crash.bed.Customers;
import io.urumi.crash.bed.EventFollower;
import io.urumi.crash.bed.Wish;
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

/** Looks at everything that is on record and in the cluster, once all stores are as asked. */
public final class Judge {
  private static final System.Logger LOG = System.getLogger(Judge.class.getName());

  private final Bed bed;
  private final Customers customers;
  private final EventFollower follower;
  private final Records records;
  private final World world;
  private final Duration patience;
  private int judged;

  /**
   * @param patience how long to wait for what comes a moment after the stores are as asked
   */
  public Judge(Bed bed, Customers customers, EventFollower follower, Duration patience) {
    this.patience = patience;
    this.bed = bed;
    this.customers = customers;
    this.follower = follower;
    records = new Records(bed.records());
    world = new World(bed, patience);
  }

  /**
   * Fails when anything is not as it has to be.
   *
   * @param concerned the stores to look at closely
   */
  public void judge(List<Wish> concerned) {
    records.readOn();
    concerned.forEach(this::judge);
    world.checkNamespaces(customers.kept());
    checkNumberOfStores();
    checkChain();
    checkStream();
    judged++;
  }

  /** Says how much was looked at, and how much of it had been cut off. */
  public void report(String whose) {
    LOG.log(
        System.Logger.Level.INFO,
        "{0}: judged after {1} kills; {2} stores, {3} requests without an answer, {4} tries cut"
            + " off, {5} events, {6} audit entries",
        whose,
        judged,
        customers.wishes().size(),
        customers.unanswered(),
        cutOff(),
        records.lastEvent(),
        records.lastEntry());
  }

  private long cutOff() {
    return customers.wishes().stream()
        .flatMap(wish -> bed.records().events().steps(wish.id()).toStream())
        .filter(run -> run.outcome() == StepRun.Outcome.INTERRUPTED)
        .count();
  }

  private void judge(Wish wish) {
    StoreRepository stores = bed.records().stores();
    Store store = Objects.requireNonNull(stores.find(wish.id()).block(), "store");
    assertThat(store.phase()).isEqualTo(wish.deleted() ? Phase.DELETED : Phase.READY);
    assertThat(store.hasNewIntent()).as("nothing asked is left undone: %s", store).isFalse();
    assertThat(store.status().currentStep()).as("%s", store).isNull();
    assertThat(store.status().failure()).as("%s", store).isNull();
    Store holder = stores.findHolder(store.subdomain()).block();
    if (wish.deleted()) {
      assertThat(holder).as("the subdomain is free").isNull();
    } else {
      assertThat(holder).extracting(Store::id).isEqualTo(wish.id());
      world.checkShop(store);
    }
    Timeline.check(
        records.events(wish.id()),
        Objects.requireNonNull(bed.records().events().steps(wish.id()).collectList().block()));
    Story.check(wish, records.events(wish.id()), records.audit(wish.id()));
  }

  /** However often the creation of a store was asked for, there is one. */
  private void checkNumberOfStores() {
    long stores =
        Objects.requireNonNull(bed.records().stores().countByPhase().block()).values().stream()
            .mapToLong(Long::longValue)
            .sum();
    assertThat(stores).isEqualTo(customers.wishes().size());
  }

  private void checkChain() {
    AuditVerification chain =
        Objects.requireNonNull(bed.records().audit().verify().block(), "verification");
    assertThat(chain.intact()).as("%s", chain).isTrue();
    assertThat(chain.entries()).isEqualTo(records.lastEntry());
  }

  /** Who followed the stream was told every event once and in order, whoever died meanwhile. */
  private void checkStream() {
    List<Long> all = LongStream.rangeClosed(1, records.lastEvent()).boxed().toList();
    Awaitility.await("the follower was told every event once and in order")
        .atMost(patience)
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> assertThat(follower.seen()).startsWith(all.toArray(Long[]::new)));
  }
}
