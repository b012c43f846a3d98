package io.urumi.port.driven.cluster;

import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreName;
import io.urumi.domain.store.Subdomain;
import java.util.Objects;

/**
 * Everything that the cluster adapters need to know about a store.
 *
 * @param host the shop's host name, for example {@code alpha.localhost}
 * @param url address of the shop without a trailing slash, for example {@code
 *     http://alpha.localhost}
 */
public record StoreBlueprint(
    StoreId id,
    StoreName name,
    Subdomain subdomain,
    Owner owner,
    PlanName plan,
    String host,
    String url) {
  public StoreBlueprint {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(subdomain, "subdomain");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(url, "url");
  }

  public Namespace namespace() {
    return subdomain.namespace();
  }
}
