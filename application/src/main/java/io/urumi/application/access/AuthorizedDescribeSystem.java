package io.urumi.application.access;

import io.urumi.application.usecase.DescribeSystem;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.port.driving.DescribeSystemQuery;
import reactor.core.publisher.Mono;

/** Decides who may read the state of the platform. */
public final class AuthorizedDescribeSystem implements DescribeSystemQuery {
  private final DescribeSystem system;

  public AuthorizedDescribeSystem(DescribeSystem system) {
    this.system = system;
  }

  @Override
  public Mono<SystemDescription> describe(Caller caller) {
    return Mono.defer(() -> {
      AccessChecks.require(caller, Permission.SYSTEM_READ);
      return system.describe(AccessChecks.scope(caller, Permission.STORE_READ));
    });
  }
}
