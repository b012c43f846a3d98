package io.urumi.port.driven.cluster;

import io.urumi.domain.lifecycle.ReleaseFact;
import io.urumi.domain.release.DeployedRelease;
import io.urumi.domain.store.Namespace;
import io.urumi.port.model.ReleaseDescription;
import reactor.core.publisher.Mono;

/**
 * Installs the store's chart as a release in the store's namespace.
 *
 * <p>Failures are {@link io.urumi.domain.failure.StoreFailureException}: {@code CHART_INVALID},
 * {@code RELEASE_FAILED}, {@code QUOTA_EXCEEDED}, {@code REQUEST_REFUSED}, {@code
 * PERMISSION_MISSING}, {@code CLUSTER_UNREACHABLE}. Every call ends within its timeout.
 */
public interface ReleaseManager {

  /** Reads the release's state from Helm. */
  Mono<ReleaseFact> status(StoreBlueprint blueprint);

  /**
   * Renders only the guardrails of a store, from the same chart that the release is installed from.
   *
   * @return YAML documents
   */
  Mono<String> renderGuardrails(StoreBlueprint blueprint);

  /**
   * Installs the release with the current settings, or upgrades it to them when it exists; recovers
   * one whose last operation was interrupted. Does not wait for pods.
   *
   * @return the deployed revision
   */
  Mono<Integer> deploy(StoreBlueprint blueprint);

  /**
   * Installs again what the store was deployed with, as {@link #deploy} does otherwise. Chart and
   * values are those in the release's own record. Without a record, or when its content is not what
   * {@code kept} says, the chart is the configured one; the images are those of the record, else
   * those of {@code kept}, never the configured ones.
   *
   * @param kept what the store was deployed with
   * @return the deployed revision
   */
  Mono<Integer> redeploy(StoreBlueprint blueprint, DeployedRelease kept);

  /**
   * What the release is deployed with, according to its newest revision that was deployed; empty
   * when there is none.
   */
  Mono<DeployedRelease> deployedRelease(Namespace namespace);

  /** The values of the newest revision; empty when there is no release. */
  Mono<ReleaseMetadata> releaseMetadata(Namespace namespace);

  /** Describes the Helm implementation and the chart. */
  Mono<ReleaseDescription> describe();
}
