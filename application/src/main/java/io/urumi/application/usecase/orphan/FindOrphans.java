package io.urumi.application.usecase.orphan;

import io.urumi.port.driven.persistence.OrphanRegister;
import io.urumi.port.model.orphan.OrphanPage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Reads the register of orphans; never calls the cluster. */
public final class FindOrphans {
  private final OrphanRegister orphans;

  public FindOrphans(OrphanRegister orphans) {
    this.orphans = orphans;
  }

  /** As {@link OrphanRegister#page}. */
  public Mono<OrphanPage> page(@Nullable String after, int limit) {
    return orphans.page(after, limit);
  }
}
