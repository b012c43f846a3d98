package io.urumi.domain.store;

import java.util.Objects;

/**
 * Where customers find a store. A store keeps the address that it was deployed with, whatever the
 * settings say later.
 *
 * @param host for example {@code alpha.localhost}
 * @param url without a trailing slash, for example {@code http://alpha.localhost}
 */
public record StoreAddress(String host, String url) {
  public StoreAddress {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(url, "url");
    if (host.isBlank() || !url.matches("https?://[^/\\s]+")) {
      throw new IllegalArgumentException("not the address of a store: " + host + ", " + url);
    }
  }

  /** Whether it is an address of a store with this subdomain. */
  public boolean belongsTo(Subdomain subdomain) {
    return host.startsWith(subdomain + ".");
  }
}
