package io.urumi.port.driving;

import io.urumi.domain.validation.Violation;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Says whether a subdomain could be had. */
public interface CheckSubdomainQuery {

  Mono<Availability> check(String subdomain);

  /**
   * @param host the host name it would have; null when it could be none
   * @param violation why it cannot be had; null when it can
   * @param suggestion a free one like it; null when none is known or needed
   */
  record Availability(
      String subdomain,
      boolean available,
      @Nullable String host,
      @Nullable Violation violation,
      @Nullable String suggestion) {}
}
