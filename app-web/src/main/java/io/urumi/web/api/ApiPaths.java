package io.urumi.web.api;

import io.urumi.domain.store.StoreId;
import java.net.URI;

/** Where the API's resources are. */
final class ApiPaths {
  /** Version 1 of the API. */
  static final String V1 = "/api/v1";

  private ApiPaths() {}

  static URI store(StoreId id) {
    return URI.create(V1 + "/stores/" + id);
  }
}
