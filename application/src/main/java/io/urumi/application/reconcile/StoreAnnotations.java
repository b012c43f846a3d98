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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/**
 * Corrects what namespaces record of their stores. Where that fails, each store says so, it is
 * tried again with each observation, and the log has one message for each cause.
 */
final class StoreAnnotations {
  private static final Logger LOG = System.getLogger(StoreAnnotations.class.getName());

  private final TenantSpace tenantSpace;

  /** Namespaces that could not be corrected, with the code of the failure. */
  private final Map<Namespace, FailureCode> failing = new ConcurrentHashMap<>();

  StoreAnnotations(TenantSpace tenantSpace) {
    this.tenantSpace = tenantSpace;
  }

  /** Corrects the annotations unless they are right; never fails. */
  Mono<TenantSpace.View> correct(StoreBlueprint blueprint, TenantSpace.View view) {
    Namespace namespace = blueprint.namespace();
    if (view.annotated()) {
      failing.remove(namespace);
      return Mono.just(view);
    }
    return tenantSpace
        .annotate(blueprint)
        .then(
            Mono.fromSupplier(() -> {
              failing.remove(namespace);
              return view;
            }))
        .onErrorResume(error -> {
          StoreFailure failure = StoreFailureException.of(error);
          logOnce(namespace, failure);
          return Mono.just(withProblem(view, failure));
        });
  }

  private void logOnce(Namespace namespace, StoreFailure failure) {
    boolean known = failing.containsValue(failure.code());
    failing.put(namespace, failure.code());
    if (!known) {
      LOG.log(
          Level.WARNING,
          "the annotations of {0} could not be corrected: {1} This is tried again with each"
              + " observation; other namespaces with this cause are not logged.",
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
