package io.urumi.crash.bed;

import io.urumi.application.policy.Addressing;
import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreName;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.TenantSpace;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** A shop that is in the cluster and on no record, as after the restoring of an old database. */
public final class Foundling {
  private final Bed bed;
  private final StoreBlueprint blueprint;

  Foundling(Bed bed, String subdomain) {
    this.bed = bed;
    blueprint =
        Addressing.localhost()
            .blueprint(
                Store.request(
                    new StoreId(UUID.randomUUID()),
                    new StoreName("Shop " + subdomain),
                    new Subdomain(subdomain),
                    new Owner("local"),
                    new PlanName("small"),
                    Instant.now()));
  }

  /** Puts it into the cluster, with a release. */
  public void appear() {
    TenantSpace space = bed.cluster().tenantSpace();
    ReleaseManager releases = bed.cluster().releases();
    space.createNamespace(blueprint).block();
    space
        .applyGuardrails(
            blueprint, Objects.requireNonNull(releases.renderGuardrails(blueprint).block()))
        .block();
    space.createCredentials(blueprint).block();
    releases.deploy(blueprint).block();
  }

  /** Takes it away, as somebody with access to the cluster would. */
  public void vanish() {
    bed.cluster().releases().uninstall(namespace()).block();
    bed.cluster().tenantSpace().deleteNamespace(blueprint).block();
  }

  public String subdomain() {
    return blueprint.subdomain().value();
  }

  StoreId id() {
    return blueprint.id();
  }

  Namespace namespace() {
    return blueprint.namespace();
  }
}
