package io.urumi.shell.client.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store as the control plane describes it. {@code phase} is one of {@link Phases}. */
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
    conditions = Lists.orEmpty(conditions);
  }

  /** Whether no real shop runs behind this store. */
  public boolean simulated() {
    return cluster != null && cluster.simulated();
  }

  /** Whether it is in {@code phase}. */
  public boolean is(String phase) {
    return this.phase.equals(phase);
  }
}
