package io.urumi.adapter.k8s.namespace;

import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreName;
import io.urumi.domain.store.Subdomain;
import io.urumi.kubernetes.StoreLabels;
import io.urumi.port.driven.cluster.DiscoveredNamespace;
import io.urumi.port.driven.cluster.Parsing;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the namespaces of stores. All must match: both labels of the platform, a store's id,
 * and the subdomain that is part of the name. Any other namespace may belong to another user of the
 * cluster, and is not touched.
 */
final class DiscoveredNamespaces {
  private DiscoveredNamespaces() {}

  /** Null when it is not the namespace of a store. */
  static @Nullable DiscoveredNamespace read(StoreNamespace namespace) {
    StoreId store = Parsing.read(namespace.label(StoreLabels.STORE_ID), StoreId::of);
    Subdomain subdomain = Namespace.subdomainOf(namespace.name()).orElse(null);
    OffsetDateTime created = namespace.object().getMetadata().getCreationTimestamp();
    if (!namespace.isPartOfPlatform()
        || !StoreLabels.PLATFORM.equals(namespace.label(StoreLabels.MANAGED_BY))
        || store == null
        || subdomain == null
        || created == null
        || !subdomain.value().equals(namespace.label(StoreLabels.SUBDOMAIN))) {
      return null;
    }
    return new DiscoveredNamespace(
        subdomain.namespace(),
        store,
        subdomain,
        created.toInstant(),
        namespace.isTerminating(),
        Parsing.read(namespace.annotation(StoreLabels.NAME), StoreName::new),
        Parsing.read(namespace.annotation(StoreLabels.OWNER), Owner::new),
        Parsing.read(namespace.annotation(StoreLabels.PLAN), PlanName::new));
  }
}
