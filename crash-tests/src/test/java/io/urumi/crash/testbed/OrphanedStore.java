package io.urumi.crash.testbed;

import io.urumi.application.settings.Addressing;
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

/** A store in the cluster without a row, as after the restore of an old database. */
public final class OrphanedStore {
  private final Testbed testbed;
  private final StoreBlueprint blueprint;

  public OrphanedStore(Testbed testbed, String subdomain) {
    this.testbed = testbed;
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

  /** Creates the store's namespace with a release. */
  public void create() {
    TenantSpace tenantSpace = testbed.cluster().tenantSpace();
    ReleaseManager releases = testbed.cluster().releases();
    tenantSpace.createNamespace(blueprint).block();
    tenantSpace.bindRole(blueprint).block();
    tenantSpace
        .applyGuardrails(
            blueprint, Objects.requireNonNull(releases.renderGuardrails(blueprint).block()))
        .block();
    tenantSpace.createCredentials(blueprint).block();
    releases.deploy(blueprint).block();
  }

  /** Deletes the namespace, as an administrator of the cluster would. */
  public void delete() {
    testbed.cluster().tenantSpace().deleteNamespace(blueprint).block();
  }

  public String subdomain() {
    return blueprint.subdomain().value();
  }

  public StoreId id() {
    return blueprint.id();
  }

  public Namespace namespace() {
    return blueprint.namespace();
  }
}
