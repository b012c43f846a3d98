package io.urumi.web.api.store;

import io.urumi.domain.store.Subdomain;

/** Where customers find a store. */
@FunctionalInterface
public interface StoreUrls {
  /** URL of the storefront, without a trailing slash. */
  String url(Subdomain subdomain);
}
