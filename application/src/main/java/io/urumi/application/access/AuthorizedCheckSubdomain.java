package io.urumi.application.access;

import io.urumi.application.settings.Addressing;
import io.urumi.application.usecase.CheckSubdomain;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.port.driven.persistence.ScopedPersistencePorts;
import io.urumi.port.driving.CheckSubdomainQuery;
import reactor.core.publisher.Mono;

/** Decides who may know whether a subdomain is available. */
public final class AuthorizedCheckSubdomain implements CheckSubdomainQuery {
  private final CheckSubdomain checkSubdomain;

  public AuthorizedCheckSubdomain(ScopedPersistencePorts persistence, Addressing addressing) {
    checkSubdomain = new CheckSubdomain(persistence.stores(), addressing);
  }

  /**
   * For callers who may create a store in any team: taken subdomains are those of other teams, too.
   */
  @Override
  public Mono<Availability> check(Caller caller, String subdomain) {
    return Mono.defer(() -> {
      AccessChecks.requireAnywhere(caller, Permission.STORE_CREATE);
      return checkSubdomain.check(subdomain);
    });
  }
}
