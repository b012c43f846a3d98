package io.urumi.application.access;

import io.urumi.application.usecase.orphan.FindOrphans;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.port.driven.persistence.ScopedPersistencePorts;
import io.urumi.port.driving.FindOrphansQuery;
import io.urumi.port.model.orphan.OrphanPage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Decides who may read orphaned namespaces. They have no owner: it needs a role of the platform.
 */
public final class AuthorizedFindOrphans implements FindOrphansQuery {
  private final FindOrphans findOrphans;

  public AuthorizedFindOrphans(ScopedPersistencePorts persistence) {
    findOrphans = new FindOrphans(persistence.orphans());
  }

  @Override
  public Mono<OrphanPage> page(Caller caller, @Nullable String after, int limit) {
    return Mono.defer(() -> {
      AccessChecks.require(caller, Permission.ORPHAN_READ);
      return findOrphans.page(after, limit);
    });
  }
}
