package io.urumi.application.policy;

import io.urumi.domain.store.Store;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.util.Objects;

/**
 * Host names and URLs of stores.
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

  /** Everything that the cluster adapters need to know about the store. */
  public StoreBlueprint blueprint(Store store) {
    return new StoreBlueprint(
        store.id(),
        store.spec().name(),
        store.subdomain(),
        store.spec().owner(),
        store.spec().plan(),
        host(store.subdomain()),
        url(store.subdomain()));
  }
}
