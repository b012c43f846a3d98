package io.urumi.port.driving;

import io.urumi.domain.access.Caller;
import io.urumi.domain.validation.Violation;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Checks whether a subdomain is available. */
public interface CheckSubdomainQuery {

  Mono<Availability> check(Caller caller, String subdomain);

  /**
   * @param host the store's host name; null when the subdomain is not valid
   * @param violation why it is not available; null when it is
   * @param suggestion a similar available subdomain; null when none is known or needed
   */
  record Availability(
      String subdomain,
      boolean available,
      @Nullable String host,
      @Nullable Violation violation,
      @Nullable String suggestion) {}
}
