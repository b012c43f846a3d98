package io.urumi.application.settings;

import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreAddress;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.util.Objects;

/**
 * Host names and URLs of new stores; a store keeps the address that it was deployed with.
 *
 * @param hostSuffix appended to a subdomain, without a leading dot, for example {@code
 *     shops.example.com}
 * @param scheme {@code http} or {@code https}
 * @param port the public port; 0 for the scheme's default
 */
public record Addressing(String hostSuffix, String scheme, int port) {
  public Addressing {
    Objects.requireNonNull(hostSuffix, "hostSuffix");
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("the scheme is http or https, not " + scheme);
    }
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("a port is between 0 and 65535, not " + port);
    }
  }

  /** {@code http://<subdomain>.localhost}, which resolves to the loopback address. */
  public static Addressing localhost() {
    return new Addressing("localhost", "http", 0);
  }

  public String host(Subdomain subdomain) {
    return subdomain + "." + hostSuffix;
  }

  /** The address of a shop, without a trailing slash. */
  public String url(Subdomain subdomain) {
    boolean defaultPort =
        port == 0
            || (scheme.equals("http") && port == 80)
            || (scheme.equals("https") && port == 443);
    return scheme + "://" + host(subdomain) + (defaultPort ? "" : ":" + port);
  }

  /** The address that a store with the subdomain gets with these settings. */
  public StoreAddress address(Subdomain subdomain) {
    return new StoreAddress(host(subdomain), url(subdomain));
  }

  /**
   * The address of a store: the one that it is deployed with, else the one that these settings
   * give.
   */
  public StoreAddress address(Store store) {
    StoreAddress deployed = store.status().address();
    return deployed == null ? address(store.subdomain()) : deployed;
  }

  /** Everything that the cluster adapters need to know about the store. */
  public StoreBlueprint blueprint(Store store) {
    StoreAddress address = address(store);
    return new StoreBlueprint(
        store.id(),
        store.spec().name(),
        store.subdomain(),
        store.spec().owner(),
        store.spec().plan(),
        address.host(),
        address.url());
  }
}
