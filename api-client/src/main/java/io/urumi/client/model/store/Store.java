package io.urumi.client.model.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store as the control plane describes it. {@code phase} is one of {@link StorePhases}. */
public record Store(
    String id,
    String name,
    String subdomain,
    String owner,
    String plan,
    @Nullable String url,
    @Nullable String adminUrl,
    @Nullable String namespace,
    @Nullable StoreCluster cluster,
    @Nullable String desired,
    String phase,
    long generation,
    long observedGeneration,
    List<Condition> conditions,
    @Nullable CurrentStep currentStep,
    @Nullable Long queuePosition,
    @Nullable Failure failure,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable Instant readyAt,
    @Nullable Instant deletedAt,
    long version) {

  public Store {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
  }

  /** Returns whether the store exists in a simulated cluster only. */
  public boolean simulated() {
    return cluster != null && cluster.simulated();
  }

  /** Returns whether it is in this phase. */
  public boolean is(String phase) {
    return this.phase.equals(phase);
  }

  /** Returns the same store as deleted, for when the control plane no longer returns it. */
  public Store asDeleted() {
    return new Store(
        id,
        name,
        subdomain,
        owner,
        plan,
        url,
        adminUrl,
        namespace,
        cluster,
        desired,
        StorePhases.DELETED,
        generation,
        observedGeneration,
        conditions,
        null,
        null,
        null,
        createdAt,
        updatedAt,
        readyAt,
        deletedAt,
        version);
  }
}
