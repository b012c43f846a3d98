package io.urumi.application.reconcile;

import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.lifecycle.NamespaceFact;
import io.urumi.domain.store.Namespace;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.TenantSpace;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/**
 * Corrects what namespaces record of their stores. Where that fails, each store says so, it is
 * tried again with each observation, and the log has one message an hour for each cause.
 */
final class StoreAnnotations {
  private static final Logger LOG = System.getLogger(StoreAnnotations.class.getName());

  private static final Duration LOG_INTERVAL = Duration.ofHours(1);

  private final TenantSpace tenantSpace;
  private final Clock clock;

  /** Causes that were logged, with the time. */
  private final Map<String, Instant> logged = new ConcurrentHashMap<>();

  StoreAnnotations(TenantSpace tenantSpace, Clock clock) {
    this.tenantSpace = tenantSpace;
    this.clock = clock;
  }

  /** Corrects the annotations unless they are right; never fails. */
  Mono<TenantSpace.View> correct(StoreBlueprint blueprint, TenantSpace.View view) {
    if (view.annotated()) {
      return Mono.just(view);
    }
    return tenantSpace
        .annotate(blueprint)
        .thenReturn(view)
        .onErrorResume(error -> {
          StoreFailure failure = StoreFailureException.of(error);
          logSometimes(blueprint.namespace(), failure);
          return Mono.just(withProblem(view, failure));
        });
  }

  private void logSometimes(Namespace namespace, StoreFailure failure) {
    Instant now = clock.instant();
    logged.values().removeIf(at -> !at.plus(LOG_INTERVAL).isAfter(now));
    String cause =
        failure.code() == FailureCode.UNEXPECTED ? failure.message() : failure.code().name();
    if (logged.putIfAbsent(cause, now) == null) {
      LOG.log(
          Level.WARNING,
          "the annotations of {0} could not be corrected: {1} This is tried again with each"
              + " observation; within the next hour, other namespaces with this cause are not"
              + " logged.",
          namespace,
          failure.message());
    }
  }

  private static TenantSpace.View withProblem(TenantSpace.View view, StoreFailure failure) {
    return view.namespace() instanceof NamespaceFact.Active
        ? view.withNamespace(
            new NamespaceFact.Active(
                "Its annotations of name, team and plan are old and could not be corrected: "
                    + failure.message()))
        : view;
  }
}
