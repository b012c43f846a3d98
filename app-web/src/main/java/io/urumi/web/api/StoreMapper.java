package io.urumi.web.api;

import io.urumi.domain.store.StepState;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreStatus;
import io.urumi.web.api.dto.ConditionDto;
import io.urumi.web.api.dto.CurrentStepDto;
import io.urumi.web.api.dto.FailureDto;
import io.urumi.web.api.dto.StoreClusterDto;
import io.urumi.web.api.dto.StoreDto;
import org.jspecify.annotations.Nullable;

/** Shows a store as the API does. */
public final class StoreMapper {
  private static final String ADMIN_PATH = "/wp-admin/";

  private final StoreAddresses addresses;
  private final StoreClusterDto cluster;

  /**
   * @param cluster the one cluster that all stores live in
   */
  public StoreMapper(StoreAddresses addresses, StoreClusterDto cluster) {
    this.addresses = addresses;
    this.cluster = cluster;
  }

  /** As it is said to whoever asked for something: nothing of the queue. */
  StoreDto toDto(Store store) {
    return toDto(store, null);
  }

  /**
   * @param queuePosition where it stands while it waits for a slot; null when it does not
   */
  StoreDto toDto(Store store, @Nullable Long queuePosition) {
    StoreStatus status = store.status();
    StepState step = status.currentStep();
    String url = addresses.url(store.subdomain());
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
        FailureDto.ofNullable(status.failure()),
        store.createdAt(),
        store.updatedAt(),
        status.readyAt(),
        status.deletedAt(),
        store.version());
  }
}
