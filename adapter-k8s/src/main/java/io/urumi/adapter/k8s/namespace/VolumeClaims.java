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

/** The volume claims of a store. */
final class VolumeClaims {
  private final ResourceClient<V1PersistentVolumeClaim, ?> claims;

  VolumeClaims(ApiClient client) {
    this.claims = new ResourceClient<>(ResourceTypes.CLAIM, client);
  }

  /** Deletes the claims of the store that never had a volume. */
  void deleteUnbound(String namespace, StoreId store) {
    String selector = StoreLabels.STORE_ID + "=" + store;
    for (V1PersistentVolumeClaim claim : claims.list(namespace, selector, null).items()) {
      if (isUnbound(claim)) {
        delete(namespace, claim);
      }
    }
  }

  private static boolean isUnbound(V1PersistentVolumeClaim claim) {
    boolean volume = claim.getSpec() != null && claim.getSpec().getVolumeName() != null;
    return !volume
        && claim.getStatus() != null
        && "Pending".equals(claim.getStatus().getPhase())
        && claim.getMetadata().getDeletionTimestamp() == null;
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
