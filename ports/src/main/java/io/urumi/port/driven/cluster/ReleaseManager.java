package io.urumi.port.driven.cluster;

import io.urumi.domain.lifecycle.ReleaseFact;
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
   * Installs the release, or upgrades it when it exists; recovers one whose last operation was
   * interrupted. Does not wait for pods.
   *
   * @return the deployed revision
   */
  Mono<Integer> deploy(StoreBlueprint blueprint);

  /** The values of the newest revision; empty when there is no release. */
  Mono<ReleaseMetadata> releaseMetadata(Namespace namespace);

  /** Uninstalls the release with all its revisions; does nothing when there is none. */
  Mono<Void> uninstall(Namespace namespace);

  /** Describes the Helm implementation and the chart. */
  Mono<ReleaseDescription> describe();
}
