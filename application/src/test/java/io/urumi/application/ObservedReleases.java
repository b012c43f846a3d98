package io.urumi.application;

import io.urumi.domain.lifecycle.ReleaseFact;
import io.urumi.domain.store.Namespace;
import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.cluster.ReleaseMetadata;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.model.ReleaseDescription;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** Releases as they are, with an eye on how many are changed at the same time. */
final class ObservedReleases implements ReleaseManager {
  private final ReleaseManager real;
  private final AtomicInteger uninstalling = new AtomicInteger();
  private final AtomicInteger mostUninstalling = new AtomicInteger();
  private final AtomicInteger uninstalled = new AtomicInteger();

  ObservedReleases(ReleaseManager real) {
    this.real = real;
  }

  int mostUninstalling() {
    return mostUninstalling.get();
  }

  int uninstalled() {
    return uninstalled.get();
  }

  @Override
  public Mono<Void> uninstall(Namespace namespace) {
    return Mono.defer(() -> {
      int now = uninstalling.incrementAndGet();
      mostUninstalling.accumulateAndGet(now, Math::max);
      // Counted before anybody is told: who is told may begin the next at once.
      return real.uninstall(namespace)
          .doOnSuccess(_ -> uninstalled.incrementAndGet())
          .doOnTerminate(uninstalling::decrementAndGet)
          .doOnCancel(uninstalling::decrementAndGet);
    });
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
  public Mono<ReleaseMetadata> releaseMetadata(Namespace namespace) {
    return real.releaseMetadata(namespace);
  }

  @Override
  public Mono<ReleaseDescription> describe() {
    return real.describe();
  }
}
