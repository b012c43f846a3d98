package io.urumi.adapter.simulated.journal;

import io.urumi.domain.lifecycle.ReleaseFact;
import io.urumi.domain.release.DeployedRelease;
import io.urumi.domain.store.Namespace;
import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.cluster.ReleaseMetadata;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.model.ReleaseDescription;
import reactor.core.publisher.Mono;

/** Records the changes requested of releases. */
public record JournaledReleaseManager(ReleaseManager real, CallJournal journal)
    implements ReleaseManager {
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
    return journal.record("deploy", blueprint.namespace(), real.deploy(blueprint));
  }

  @Override
  public Mono<Integer> redeploy(StoreBlueprint blueprint, DeployedRelease kept) {
    return journal.record("deploy", blueprint.namespace(), real.redeploy(blueprint, kept));
  }

  @Override
  public Mono<DeployedRelease> deployedRelease(Namespace namespace) {
    return real.deployedRelease(namespace);
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
