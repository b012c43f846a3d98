package io.urumi.adapter.k8s.namespace;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.AuthorizationV1Api;
import io.kubernetes.client.openapi.models.V1ResourceAttributes;
import io.kubernetes.client.openapi.models.V1SelfSubjectAccessReview;
import io.kubernetes.client.openapi.models.V1SelfSubjectAccessReviewSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the API server which rights the platform's account has. */
final class AccessReviews {
  /** Stands for all namespaces: a RoleBinding gives no right there. */
  static final String ALL_NAMESPACES = "";

  private static final Logger LOG = LoggerFactory.getLogger(AccessReviews.class);

  private final AuthorizationV1Api authorization;

  AccessReviews(ApiClient client) {
    this.authorization = new AuthorizationV1Api(client);
  }

  /**
   * A right as a role has it.
   *
   * @param group empty for the core group
   * @param resource for example {@code secrets} or {@code pods/log}
   */
  record Right(String group, String resource, String verb) {
    @Override
    public String toString() {
      return verb + " " + resource + (group.isEmpty() ? "" : "." + group);
    }
  }

  /** Whether the account has the right; false when the API server does not answer. */
  boolean isAllowed(String namespace, Right right) {
    int slash = right.resource().indexOf('/');
    V1ResourceAttributes attributes =
        new V1ResourceAttributes()
            .namespace(namespace)
            .group(right.group())
            .resource(slash < 0 ? right.resource() : right.resource().substring(0, slash))
            .subresource(slash < 0 ? "" : right.resource().substring(slash + 1))
            .verb(right.verb());
    V1SelfSubjectAccessReview review =
        new V1SelfSubjectAccessReview()
            .spec(new V1SelfSubjectAccessReviewSpec().resourceAttributes(attributes));
    try {
      return Boolean.TRUE.equals(
          authorization.createSelfSubjectAccessReview(review).execute().getStatus().getAllowed());
    } catch (ApiException | RuntimeException unknown) {
      LOG.debug("it is not known whether the account may {} in {}", right, namespace, unknown);
      return false;
    }
  }
}
