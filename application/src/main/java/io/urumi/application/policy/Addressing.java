package io.urumi.application.policy;

import io.urumi.domain.store.Store;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.util.Objects;

/**
 * Where stores are found.
 *
 * @param hostSuffix what follows a subdomain, without a leading dot, for example {@code
 *     shops.example.com}
 * @param scheme {@code http} or {@code https}
 * @param port the port customers use; 0 for the scheme's own
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

  /** {@code http://<subdomain>.localhost}: what a browser on the same machine finds. */
  public static Addressing localhost() {
    return new Addressing("localhost", "http", 0);
  }

  public String host(Subdomain subdomain) {
    return subdomain + "." + hostSuffix;
  }

  /** Without a slash at the end. */
  public String url(Subdomain subdomain) {
    boolean usual =
        port == 0
            || (scheme.equals("http") && port == 80)
            || (scheme.equals("https") && port == 443);
    return scheme + "://" + host(subdomain) + (usual ? "" : ":" + port);
  }

  /** All that has to be known to build the store. */
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
