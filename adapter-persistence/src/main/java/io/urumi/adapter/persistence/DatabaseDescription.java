package io.urumi.adapter.persistence;

import java.util.Objects;

/**
 * Describes the database to users; never contains a credential.
 *
 * @param product {@code H2} or {@code PostgreSQL}
 * @param version of the product
 * @param location file, or host with port and name
 */
public record DatabaseDescription(String product, String version, String location) {
  public DatabaseDescription {
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(location, "location");
  }
}
