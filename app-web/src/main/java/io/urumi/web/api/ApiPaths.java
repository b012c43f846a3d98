package io.urumi.web.api;

import io.urumi.domain.store.StoreId;
import java.net.URI;
import org.springframework.web.server.ServerWebExchange;

/** Paths of the API's resources. */
public final class ApiPaths {
  /** Version 1 of the API. */
  public static final String V1 = "/api/v1";

  private ApiPaths() {}

  /** Path of a store for the client of this request, with the path prefix of a proxy. */
  public static URI store(StoreId id, ServerWebExchange exchange) {
    String prefix = exchange.getRequest().getPath().contextPath().value();
    return URI.create(prefix + V1 + "/stores/" + id);
  }
}
