package io.urumi.testkit;

import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreName;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.time.Instant;
import java.util.UUID;

/** Stores for tests. */
public final class StoreFixtures {
  /** The owner of stores of which a test says nothing else. */
  public static final Owner OWNER = new Owner("local");

  private StoreFixtures() {}

  /** A store requested at {@code now}, with a new id. */
  public static Store requested(String subdomain, Instant now) {
    return requested(subdomain, OWNER.value(), now);
  }

  /** A store of an owner requested at {@code now}, with a new id. */
  public static Store requested(String subdomain, String owner, Instant now) {
    return Store.request(
        new StoreId(UUID.randomUUID()),
        new StoreName("Shop " + subdomain),
        new Subdomain(subdomain),
        new Owner(owner),
        new PlanName("small"),
        now);
  }

  /** The blueprint of a store under {@code localhost}. */
  public static StoreBlueprint blueprint(Store store) {
    String host = store.subdomain() + ".localhost";
    return new StoreBlueprint(
        store.id(),
        store.spec().name(),
        store.subdomain(),
        store.spec().owner(),
        store.spec().plan(),
        host,
        "http://" + host);
  }

  /** A blueprint with a new id. */
  public static StoreBlueprint blueprint(String subdomain) {
    return blueprint(requested(subdomain, Instant.EPOCH));
  }
}
