package io.urumi.adapter.k8s.namespace;

import io.urumi.adapter.k8s.namespace.AccessReviews.Right;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The rights that the platform uses in the namespace of a store, and whether its account has all of
 * them in all namespaces. A RoleBinding gives rights in its own namespace only, so that an account
 * with all of them depends on none.
 */
final class StoreRights {
  private static final String CREATED = "get create patch delete";
  private static final String DELETED_AT_ONCE = CREATED + " deletecollection";
  private static final String GUARDRAIL = CREATED + " update";

  /** Those of the chart's role for stores. */
  static final List<Right> OF_ROLE =
      Stream.of(
              rights("", "serviceaccounts services", DELETED_AT_ONCE),
              rights("", "secrets", "get list create update delete deletecollection"),
              rights("networking.k8s.io", "ingresses", DELETED_AT_ONCE),
              rights("gateway.networking.k8s.io", "httproutes", CREATED),
              rights("policy", "poddisruptionbudgets", CREATED),
              rights("", "persistentvolumeclaims", DELETED_AT_ONCE),
              rights("apps", "deployments statefulsets", DELETED_AT_ONCE),
              rights("batch", "cronjobs jobs", DELETED_AT_ONCE),
              rights("", "resourcequotas limitranges", GUARDRAIL + " deletecollection"),
              rights("networking.k8s.io", "networkpolicies", GUARDRAIL),
              rights("", "pods", "delete deletecollection"),
              rights("", "pods/log", "get"),
              rights("", "events", "list"),
              rights("apps", "replicasets", "list patch"))
          .flatMap(List::stream)
          .toList();

  /** What is observed, if not by watches of all namespaces, then in each. */
  private static final List<Right> OF_OBSERVATION =
      Stream.of(
              rights("", "pods persistentvolumeclaims services", "list"),
              rights("", "resourcequotas limitranges", "list"),
              rights("apps", "deployments statefulsets", "list"),
              rights("networking.k8s.io", "networkpolicies ingresses", "list"),
              rights("rbac.authorization.k8s.io", "rolebindings", "list"))
          .flatMap(List::stream)
          .toList();

  private final AccessReviews reviews;
  private final Duration interval;
  private final Consumer<String> log;
  private boolean granted;
  private long nextReview;
  private String last = "";

  /**
   * @param interval after which the API server is asked again
   * @param log receives a message when another right is missing than before
   */
  StoreRights(AccessReviews reviews, Duration interval, Consumer<String> log) {
    this.reviews = reviews;
    this.interval = interval;
    this.log = log;
  }

  /** Whether the account has all of them in all namespaces. */
  synchronized boolean areGrantedInAllNamespaces() {
    if (nextReview == 0 || System.nanoTime() - nextReview >= 0) {
      Optional<Right> missing =
          Stream.of(OF_ROLE, OF_OBSERVATION)
              .flatMap(List::stream)
              .filter(right -> !reviews.isAllowed(AccessReviews.ALL_NAMESPACES, right))
              .findFirst();
      granted = missing.isEmpty();
      nextReview = System.nanoTime() + interval.toNanos();
      String now = missing.map(Right::toString).orElse("");
      if (!now.equals(last)) {
        log.accept(
            now.isEmpty()
                ? "RoleBindings of others in stores' namespaces are removed."
                : "RoleBindings of others in stores' namespaces are only reported, because one of"
                    + " them may give this account its rights: it may not "
                    + now
                    + " in all namespaces.");
        last = now;
      }
    }
    return granted;
  }

  private static List<Right> rights(String group, String resources, String verbs) {
    return Arrays.stream(resources.split(" "))
        .flatMap(resource ->
            Arrays.stream(verbs.split(" ")).map(verb -> new Right(group, resource, verb)))
        .toList();
  }
}
