package io.urumi.adapter.k8s.namespace;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.AuthorizationV1Api;
import io.kubernetes.client.openapi.models.V1ResourceAttributes;
import io.kubernetes.client.openapi.models.V1SelfSubjectAccessReview;
import io.kubernetes.client.openapi.models.V1SelfSubjectAccessReviewSpec;
import io.urumi.adapter.k8s.watch.Informers;
import io.urumi.domain.lifecycle.RoleBindingFact;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platform's rights in the namespace of a store: a RoleBinding that gives its ServiceAccount
 * the role for stores there. Without it nothing else in the namespace can be observed.
 */
public final class StoreAccess {
  private static final Logger LOG = LoggerFactory.getLogger(StoreAccess.class);

  /** The API server learns about a RoleBinding by a watch of its own. */
  private static final Duration EFFECTIVE = Duration.ofSeconds(5);

  private static final Duration INTERVAL = Duration.ofMillis(20);

  private final AuthorizationV1Api authorization;
  private final @Nullable RoleBindings bindings;

  /**
   * @param informers not started yet
   * @param role null when the account has the rights in all namespaces
   */
  public StoreAccess(ApiClient client, Informers informers, @Nullable StoreRole role) {
    this.authorization = new AuthorizationV1Api(client);
    this.bindings = role == null ? null : new RoleBindings(informers, role);
  }

  /** The RoleBinding in a namespace that exists. */
  RoleBindingFact fact(StoreBlueprint blueprint) {
    return bindings == null ? new RoleBindingFact.NotNeeded() : bindings.fact(blueprint);
  }

  /** Where there is no namespace of the store. */
  RoleBindingFact withoutNamespace() {
    return bindings == null ? new RoleBindingFact.NotNeeded() : new RoleBindingFact.Absent();
  }

  /** Applies the RoleBinding, and waits until it has effect. */
  void bind(StoreBlueprint blueprint) {
    if (bindings != null) {
      bindings.apply(blueprint);
      awaitEffect(blueprint.namespace().value());
    }
  }

  /** What comes too early is refused and repeated, so that this need not be certain. */
  private void awaitEffect(String namespace) {
    long end = System.nanoTime() + EFFECTIVE.toNanos();
    boolean waiting = true;
    while (waiting && !mayReadSecrets(namespace) && System.nanoTime() - end < 0) {
      waiting = Pause.of(INTERVAL);
    }
  }

  private boolean mayReadSecrets(String namespace) {
    V1SelfSubjectAccessReview review =
        new V1SelfSubjectAccessReview()
            .spec(
                new V1SelfSubjectAccessReviewSpec()
                    .resourceAttributes(
                        new V1ResourceAttributes()
                            .namespace(namespace)
                            .verb("list")
                            .resource("secrets")));
    try {
      return Boolean.TRUE.equals(
          authorization.createSelfSubjectAccessReview(review).execute().getStatus().getAllowed());
    } catch (ApiException | RuntimeException unknown) {
      LOG.debug("the rights in {} are not known", namespace, unknown);
      return false;
    }
  }
}
