package io.urumi.adapter.k8s;

import com.google.gson.JsonObject;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.PlanName;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreName;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.FoundSpace;
import io.urumi.port.driven.Lenient;
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
  static @Nullable FoundSpace read(JsonObject namespace) {
    NamespaceState state = NamespaceState.of(namespace);
    StoreId store = Lenient.read(state.storeId(), StoreId::of);
    Subdomain subdomain = Namespace.subdomainOf(state.name()).orElse(null);
    Instant created =
        Lenient.read(Json.text(namespace, "metadata", "creationTimestamp"), FoundSpaces::instant);
    if (!state.ours()
        || !Labels.PLATFORM.equals(Json.label(namespace, Labels.MANAGED_BY))
        || store == null
        || subdomain == null
        || created == null
        || !subdomain.value().equals(state.subdomain())) {
      return null;
    }
    return new FoundSpace(
        subdomain.namespace(),
        store,
        subdomain,
        created,
        state.terminating(),
        Lenient.read(annotation(namespace, Labels.NAME), StoreName::new),
        Lenient.read(annotation(namespace, Labels.OWNER), Owner::new),
        Lenient.read(annotation(namespace, Labels.PLAN), PlanName::new));
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
