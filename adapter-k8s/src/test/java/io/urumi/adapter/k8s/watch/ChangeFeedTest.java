package io.urumi.adapter.k8s.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.store.Subdomain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

final class ChangeFeedTest {
  private static final Duration BURST = Duration.ofMillis(100);
  private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
  private final ChangeFeed feed = new ChangeFeed(time);

  @Test
  void a_burst_of_changes_of_one_store_is_one_change() {
    StepVerifier.create(feed.changes())
        .then(() -> List.of("store-alpha", "store-beta", "store-alpha").forEach(feed::changed))
        .then(() -> time.advanceTimeBy(BURST))
        .expectNext(new Subdomain("alpha"), new Subdomain("beta"))
        .then(() -> feed.changed("store-alpha"))
        .then(() -> time.advanceTimeBy(BURST))
        .expectNext(new Subdomain("alpha"))
        .thenCancel()
        .verify(Duration.ofSeconds(5));
  }

  @Test
  void details_wait_for_the_change_that_they_lead_to() {
    List<Subdomain> seen = new ArrayList<>();
    Disposable subscription = feed.changes().subscribe(seen::add);

    feed.detailChanged("store-alpha");
    time.advanceTimeBy(BURST);
    assertThat(seen).isEmpty();
    feed.detailChanged("store-alpha");
    feed.changed("store-alpha");
    time.advanceTimeBy(BURST);
    assertThat(seen).containsExactly(new Subdomain("alpha"));
    time.advanceTimeBy(Duration.ofSeconds(2));
    assertThat(seen).hasSize(1);
    subscription.dispose();
  }

  @Test
  void details_alone_are_one_change_after_a_while() {
    List<Subdomain> seen = new ArrayList<>();
    Disposable subscription = feed.changes().subscribe(seen::add);

    for (int i = 0; i < 4; i++) {
      feed.detailChanged("store-alpha");
      time.advanceTimeBy(BURST);
    }
    time.advanceTimeBy(Duration.ofSeconds(2));
    assertThat(seen).containsExactly(new Subdomain("alpha"));
    feed.detailChanged("store-alpha");
    time.advanceTimeBy(Duration.ofSeconds(2));
    assertThat(seen).hasSize(2);
    subscription.dispose();
  }

  @Test
  void a_slow_subscriber_receives_each_store_once_and_delays_no_other() {
    StepVerifier.create(feed.changes(), 0)
        .then(() -> {
          for (int i = 0; i < 10_000; i++) {
            feed.changed(i % 2 == 0 ? "store-alpha" : "store-beta");
          }
        })
        .then(() -> time.advanceTimeBy(BURST))
        .thenRequest(1)
        .then(() -> time.advanceTimeBy(BURST))
        .expectNext(new Subdomain("alpha"))
        .thenRequest(5)
        .then(() -> time.advanceTimeBy(BURST))
        .expectNext(new Subdomain("beta"))
        .then(() -> time.advanceTimeBy(BURST))
        .thenCancel()
        .verify(Duration.ofSeconds(5));
  }

  @Test
  void namespaces_that_are_no_stores_are_left_out() {
    StepVerifier.create(feed.changes())
        .then(() -> feed.changed(List.of("kube-system", "store-", "store-alpha")))
        .then(() -> time.advanceTimeBy(BURST))
        .expectNext(new Subdomain("alpha"))
        .thenCancel()
        .verify(Duration.ofSeconds(5));
  }

  @Test
  void a_cancelled_subscriber_is_removed() {
    feed.changes().subscribe().dispose();

    assertThat(feed.subscribers()).isZero();
  }
}
