package io.urumi.web.api.store;

import io.urumi.domain.store.StepState;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreStatus;
import org.jspecify.annotations.Nullable;

/** Converts stores to their JSON form. */
public final class StoreMapper {
  private static final String ADMIN_PATH = "/wp-admin/";

  private final StoreUrls addresses;
  private final StoreClusterDto cluster;

  /**
   * @param cluster the cluster that hosts all stores
   */
  public StoreMapper(StoreUrls addresses, StoreClusterDto cluster) {
    this.addresses = addresses;
    this.cluster = cluster;
  }

  /** Without a queue position. */
  public StoreDto toDto(Store store) {
    return toDto(store, null);
  }

  /**
   * With a queue position.
   *
   * @param queuePosition position while the store waits for a slot; null when it is not queued
   */
  public StoreDto toDto(Store store, @Nullable Long queuePosition) {
    StoreStatus status = store.status();
    StepState step = status.currentStep();
    String url = addresses.url(store);
    return new StoreDto(
        store.id().value(),
        store.spec().name().value(),
        store.subdomain().value(),
        store.spec().owner().value(),
        store.spec().plan().value(),
        url,
        url + ADMIN_PATH,
        store.namespace().value(),
        cluster,
        store.spec().desired(),
        status.phase(),
        store.spec().generation(),
        status.observedGeneration(),
        status.conditions().all().stream().map(ConditionDto::of).toList(),
        step == null ? null : CurrentStepDto.of(step),
        queuePosition,
        FailureDto.current(status),
        store.createdAt(),
        store.updatedAt(),
        status.readyAt(),
        status.deletedAt(),
        store.version());
  }
}
