package io.urumi.web.api.store;

import io.urumi.domain.store.Store;

/** Where customers find a store. */
@FunctionalInterface
public interface StoreUrls {
  /** URL of the storefront as it is deployed, without a trailing slash. */
  String url(Store store);
}
