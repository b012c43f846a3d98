package io.urumi.adapter.persistence;

import java.util.Objects;

/**
 * Which database it is, for people; never holds a credential.
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
