package io.urumi.domain.lifecycle;

import io.urumi.domain.interval.LifecycleTimings;
import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreName;
import io.urumi.domain.store.Subdomain;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A store in each phase, reached by decisions of the lifecycle. */
final class Stores {
  static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

  /** Few attempts, so that a test reaches the last one quickly. */
  static final LifecycleTimings TIMINGS =
      new LifecycleTimings(
          Duration.ofSeconds(2),
          Duration.ofMillis(150),
          Duration.ofSeconds(30),
          Duration.ofSeconds(40),
          Duration.ofMinutes(10),
          Duration.ofMinutes(5),
          2,
          Duration.ofMillis(500),
          Duration.ofSeconds(30));

  static final Lifecycle LIFECYCLE = new Lifecycle(TIMINGS);

  private Stores() {}

  static Store requested() {
    return Store.request(
        new StoreId(new UUID(0, 1)),
        new StoreName("Alpha Shop"),
        new Subdomain("alpha"),
        new Owner("local"),
        new PlanName("small"),
        T0);
  }

  static Store in(Phase phase) {
    return switch (phase) {
      case REQUESTED -> requested();
      case PROVISIONING -> after(requested(), Facts.NOTHING);
      case READY -> after(requested(), Facts.HEALTHY);
      case DEGRADED -> after(in(Phase.READY), observation("web Progressing"));
      case FAILED -> after(requested(), observation("namespace Foreign"));
      case DELETING -> after(deleted(in(Phase.READY)), Facts.HEALTHY);
      case DELETED -> after(deleted(in(Phase.READY)), Facts.NOTHING);
    };
  }

  static Observation observation(String name) {
    Observation observation = Facts.singleDeviations().get(name);
    if (observation == null) {
      throw new AssertionError("there is no observation \"" + name + "\"");
    }
    return observation;
  }

  static Observation.Observed observed(String name) {
    return (Observation.Observed) observation(name);
  }

  static Store after(Store store, Observation observation) {
    return store.withStatus(LIFECYCLE.decide(store, observation, T0).status());
  }

  static Store deleted(Store store) {
    return store.deletionRequested() ? store : store.withSpec(store.spec().deleted());
  }

  static Store retried(Store store) {
    return store.withSpec(store.spec().nextGeneration());
  }
}
