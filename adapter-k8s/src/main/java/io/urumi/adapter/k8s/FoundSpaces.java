package io.urumi.adapter.k8s;

import com.google.gson.JsonObject;
import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreName;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.cluster.DiscoveredNamespace;
import io.urumi.port.driven.cluster.Parsing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the platform's own namespaces. All of it has to fit: both labels of the platform, a
 * store's id, and the subdomain that the name ends with. Anything less may be somebody else's, and
 * is not touched.
 */
final class FoundSpaces {
  private FoundSpaces() {}

  /** Null when it is none of ours. */
  static @Nullable DiscoveredNamespace read(JsonObject namespace) {
    NamespaceState state = NamespaceState.of(namespace);
    StoreId store = Parsing.read(state.storeId(), StoreId::of);
    Subdomain subdomain = Namespace.subdomainOf(state.name()).orElse(null);
    Instant created =
        Parsing.read(Json.text(namespace, "metadata", "creationTimestamp"), FoundSpaces::instant);
    if (!state.ours()
        || !Labels.PLATFORM.equals(Json.label(namespace, Labels.MANAGED_BY))
        || store == null
        || subdomain == null
        || created == null
        || !subdomain.value().equals(state.subdomain())) {
      return null;
    }
    return new DiscoveredNamespace(
        subdomain.namespace(),
        store,
        subdomain,
        created,
        state.terminating(),
        Parsing.read(annotation(namespace, Labels.NAME), StoreName::new),
        Parsing.read(annotation(namespace, Labels.OWNER), Owner::new),
        Parsing.read(annotation(namespace, Labels.PLAN), PlanName::new));
  }

  private static String annotation(JsonObject namespace, String name) {
    return Json.text(namespace, "metadata", "annotations", name);
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (java.time.DateTimeException unreadable) {
      throw new IllegalArgumentException(text, unreadable);
    }
  }
}
