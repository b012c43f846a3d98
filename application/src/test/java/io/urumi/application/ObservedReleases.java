package io.urumi.application;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.lifecycle.ReleaseFact;
import io.urumi.domain.release.DeployedRelease;
import io.urumi.domain.store.Namespace;
import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.cluster.ReleaseMetadata;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.model.ReleaseDescription;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Delegates to the real releases, and counts how often metadata are read, which can be made to
 * fail.
 */
public final class ObservedReleases implements ReleaseManager {
  private final ReleaseManager real;

  private final AtomicInteger metadataReads = new AtomicInteger();
  private volatile @Nullable StoreFailure metadataFailure;

  public ObservedReleases(ReleaseManager real) {
    this.real = real;
  }

  public int metadataReads() {
    return metadataReads.get();
  }

  public void failToReadMetadata(StoreFailure failure) {
    metadataFailure = failure;
  }

  @Override
  public Mono<ReleaseFact> status(StoreBlueprint blueprint) {
    return real.status(blueprint);
  }

  @Override
  public Mono<String> renderGuardrails(StoreBlueprint blueprint) {
    return real.renderGuardrails(blueprint);
  }

  @Override
  public Mono<Integer> deploy(StoreBlueprint blueprint) {
    return real.deploy(blueprint);
  }

  @Override
  public Mono<Integer> redeploy(StoreBlueprint blueprint, DeployedRelease kept) {
    return real.redeploy(blueprint, kept);
  }

  @Override
  public Mono<DeployedRelease> deployedRelease(Namespace namespace) {
    return real.deployedRelease(namespace);
  }

  @Override
  public Mono<ReleaseMetadata> releaseMetadata(Namespace namespace) {
    metadataReads.incrementAndGet();
    StoreFailure failure = metadataFailure;
    return failure == null
        ? real.releaseMetadata(namespace)
        : Mono.error(new StoreFailureException(failure));
  }

  @Override
  public Mono<ReleaseDescription> describe() {
    return real.describe();
  }
}
