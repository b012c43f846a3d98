package io.urumi.web.api;

import io.urumi.domain.store.StoreId;
import java.net.URI;

/** Paths of the API's resources. */
public final class ApiPaths {
  /** Version 1 of the API. */
  public static final String V1 = "/api/v1";

  private ApiPaths() {}

  public static URI store(StoreId id) {
    return URI.create(V1 + "/stores/" + id);
  }
}
