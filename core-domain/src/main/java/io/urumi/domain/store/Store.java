package io.urumi.domain.store;

import io.urumi.domain.plan.PlanName;
import java.time.Instant;
import java.util.Objects;

/**
 * A store: its desired state (spec) and its observed state (status).
 *
 * @param version counts the saved changes of spec or status; source of the ETag
 * @param updatedAt when it was last saved
 */
public record Store(
    StoreId id,
    StoreSpec spec,
    StoreStatus status,
    Instant createdAt,
    Instant updatedAt,
    long version) {
  public Store {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(updatedAt, "updatedAt");
  }

  /** A store requested at {@code now}; nothing of it exists yet. */
  public static Store request(
      StoreId id, StoreName name, Subdomain subdomain, Owner owner, PlanName plan, Instant now) {
    return new Store(
        id,
        new StoreSpec(name, subdomain, owner, plan, DesiredState.RUNNING, 1),
        StoreStatus.requested(now),
        now,
        now,
        0);
  }

  /** This store as it was first saved: the response to a repeated request. */
  public Store asRequested() {
    Store first = request(id, spec.name(), spec.subdomain(), spec.owner(), spec.plan(), createdAt);
    return new Store(id, first.spec, first.status, createdAt, createdAt, 1);
  }

  public Store withSpec(StoreSpec next) {
    return new Store(id, next, status, createdAt, updatedAt, version);
  }

  public Store withStatus(StoreStatus next) {
    return new Store(id, spec, next, createdAt, updatedAt, version);
  }

  public Subdomain subdomain() {
    return spec.subdomain();
  }

  public Namespace namespace() {
    return spec.subdomain().namespace();
  }

  public Phase phase() {
    return status.phase();
  }

  /** Whether its deletion was requested. */
  public boolean deletionRequested() {
    return spec.desired() == DesiredState.DELETED;
  }

  /** Whether the reconciler has not acknowledged the newest generation yet. */
  public boolean hasNewIntent() {
    return status.observedGeneration() < spec.generation();
  }
}
