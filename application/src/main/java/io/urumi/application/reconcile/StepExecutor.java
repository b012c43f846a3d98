package io.urumi.application.reconcile;

import io.urumi.domain.release.DeployedRelease;
import io.urumi.domain.store.Step;
import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.TenantSpace;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Executes the steps that change the cluster. */
final class StepExecutor {
  private final TenantSpace tenantSpace;
  private final ReleaseManager releases;

  StepExecutor(TenantSpace tenantSpace, ReleaseManager releases) {
    this.tenantSpace = tenantSpace;
    this.releases = releases;
  }

  /**
   * @param kept what the store was deployed with; null for one that gets the current settings
   * @param requestedAgain whether the store was requested more than once: the chart may have
   *     changed since its guardrails were applied, so that they are applied again, and the storage
   *     class, so that claims without a volume are created again
   */
  Mono<Void> perform(
      Step step, StoreBlueprint blueprint, @Nullable DeployedRelease kept, boolean requestedAgain) {
    return switch (step) {
      case CREATE_NAMESPACE -> tenantSpace.createNamespace(blueprint);
      case BIND_ROLE -> tenantSpace.bindRole(blueprint);
      case APPLY_GUARDRAILS -> guardrails(blueprint);
      case CREATE_CREDENTIALS -> tenantSpace.createCredentials(blueprint);
      case DEPLOY_RELEASE -> {
        Mono<Void> deployed =
            (kept == null ? releases.deploy(blueprint) : releases.redeploy(blueprint, kept)).then();
        yield requestedAgain
            ? tenantSpace.deleteUnboundClaims(blueprint).then(guardrails(blueprint)).then(deployed)
            : deployed;
      }
      case RECREATE_PODS -> tenantSpace.recreateFailingPods(blueprint);
      case DELETE_NAMESPACE -> tenantSpace.deleteNamespace(blueprint);
      case AWAIT_DATABASE, AWAIT_WEB, AWAIT_STOREFRONT, AWAIT_NAMESPACE_GONE, UNINSTALL_RELEASE ->
          Mono.error(new IllegalStateException("not an effect: " + step));
    };
  }

  private Mono<Void> guardrails(StoreBlueprint blueprint) {
    return releases
        .renderGuardrails(blueprint)
        .flatMap(manifests -> tenantSpace.applyGuardrails(blueprint, manifests));
  }
}
