package io.urumi.application.usecase.orphan;

import io.urumi.port.driven.persistence.OrphanRegister;
import io.urumi.port.driving.FindOrphansQuery;
import io.urumi.port.model.orphan.OrphanPage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Reads the register of orphans; never calls the cluster. */
public final class FindOrphans implements FindOrphansQuery {
  private final OrphanRegister orphans;

  public FindOrphans(OrphanRegister orphans) {
    this.orphans = orphans;
  }

  @Override
  public Mono<OrphanPage> page(@Nullable String after, int limit) {
    return orphans.page(after, limit);
  }
}
