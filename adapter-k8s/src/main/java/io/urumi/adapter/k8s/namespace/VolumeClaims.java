package io.urumi.adapter.k8s.namespace;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1Preconditions;
import io.kubernetes.client.util.generic.options.DeleteOptions;
import io.urumi.adapter.k8s.watch.ResourceTypes;
import io.urumi.domain.store.StoreId;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.ResourceClient;
import io.urumi.kubernetes.StoreLabels;
import java.time.Duration;
import java.util.List;

/** The volume claims of a store. */
final class VolumeClaims {
  /** They have a finalizer, which the cluster removes as soon as no running pod uses them. */
  private static final Duration GONE = Duration.ofSeconds(10);

  private static final Duration INTERVAL = Duration.ofMillis(100);

  private final ResourceClient<V1PersistentVolumeClaim, ?> claims;

  VolumeClaims(ApiClient client) {
    this.claims = new ResourceClient<>(ResourceTypes.CLAIM, client);
  }

  /**
   * Deletes those of the store that never had a volume, and waits until they are gone: what is
   * deployed next would otherwise find them, and create none.
   */
  void deleteUnbound(String namespace, StoreId store) {
    String selector = StoreLabels.STORE_ID + "=" + store;
    long end = System.nanoTime() + GONE.toNanos();
    List<V1PersistentVolumeClaim> unbound = unbound(namespace, selector);
    unbound.stream()
        .filter(claim -> claim.getMetadata().getDeletionTimestamp() == null)
        .forEach(claim -> delete(namespace, claim));
    while (!unbound.isEmpty() && System.nanoTime() - end < 0 && Pause.of(INTERVAL)) {
      unbound = unbound(namespace, selector);
    }
  }

  private List<V1PersistentVolumeClaim> unbound(String namespace, String selector) {
    return claims.list(namespace, selector, null).items().stream()
        .filter(VolumeClaims::isUnbound)
        .toList();
  }

  private static boolean isUnbound(V1PersistentVolumeClaim claim) {
    boolean volume = claim.getSpec() != null && claim.getSpec().getVolumeName() != null;
    return !volume && claim.getStatus() != null && "Pending".equals(claim.getStatus().getPhase());
  }

  private void delete(String namespace, V1PersistentVolumeClaim claim) {
    DeleteOptions options = new DeleteOptions();
    // Deletes only the version that was read: the claim may have been bound since.
    options.setPreconditions(
        new V1Preconditions()
            .uid(claim.getMetadata().getUid())
            .resourceVersion(claim.getMetadata().getResourceVersion()));
    try {
      claims.delete(namespace, claim.getMetadata().getName(), options);
    } catch (ApiRequestException refused) {
      if (!refused.isConflict()) {
        throw refused;
      }
    }
  }
}
