package io.urumi.web.api;

import io.urumi.domain.store.Subdomain;

/** Where customers find a store. */
@FunctionalInterface
public interface StoreAddresses {
  /** The storefront's address, without a slash at the end. */
  String url(Subdomain subdomain);
}
