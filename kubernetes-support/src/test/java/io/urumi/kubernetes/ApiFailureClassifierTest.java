package io.urumi.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailure;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiFailureClassifierTest {
  private static final ResourceType<?, ?> QUOTA =
      ResourceType.dynamic("", "v1", "ResourceQuota", "resourcequotas");
  private static final ApiRequest CREATE_QUOTA =
      new ApiRequest("create", QUOTA, "store-alpha", "store-quota");
  private final ApiFailureClassifier classifier =
      new ApiFailureClassifier("https://lab.example:6443");

  @Test
  void no_answer_is_an_unreachable_cluster() {
    for (IOException each :
        new IOException[] {new SocketTimeoutException("timeout"), new IOException()}) {
      StoreFailure failure = classifier.classify(ApiRequestException.noAnswer(CREATE_QUOTA, each));

      assertThat(failure.code()).isEqualTo(FailureCode.CLUSTER_UNREACHABLE);
      assertThat(failure.message()).contains("https://lab.example:6443");
      assertThat(failure.detail()).contains("store-quota");
    }
  }

  @Test
  void another_cluster_that_answers_is_no_unreachable_one() {
    String both =
        "the database /db contains the stores of cluster \"a\", but the connected cluster is \"b\"";
    OtherClusterException other =
        new OtherClusterException(both + ".", new IllegalStateException(both));

    StoreFailure failure =
        classifier.classify(
            ApiRequestException.noAnswer(CREATE_QUOTA, new IOException(other.getMessage(), other)));

    assertThat(failure.code()).isEqualTo(FailureCode.CLUSTER_FOREIGN);
    assertThat(failure.message())
        .isEqualTo(
            "Another cluster than that of the stores answers at https://lab.example:6443, and no"
                + " request is sent to it: "
                + both
                + ".");
    assertThat(failure.detail()).contains("store-quota");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void a_server_error_is_an_unreachable_cluster(int status) {
    assertThat(classify(status, "etcdserver: request timed out").code())
        .isEqualTo(FailureCode.CLUSTER_UNREACHABLE);
  }

  @Test
  void a_request_that_no_role_allows_is_a_missing_permission() {
    StoreFailure failure =
        classify(
            403,
            "resourcequotas is forbidden: User \"system:serviceaccount:urumi:urumi\" cannot create"
                + " resource \"resourcequotas\" in API group \"\" in the namespace"
                + " \"store-alpha\"");

    assertThat(failure.code()).isEqualTo(FailureCode.PERMISSION_MISSING);
    assertThat(failure.message())
        .isEqualTo(
            "The control plane is not allowed to create the ResourceQuota store-quota in namespace"
                + " store-alpha.");
    assertThat(failure.detail()).contains("system:serviceaccount:urumi:urumi");
  }

  @Test
  void credentials_that_are_not_accepted_are_a_missing_permission() {
    assertThat(classify(401, "Unauthorized").code()).isEqualTo(FailureCode.PERMISSION_MISSING);
  }

  @Test
  void a_full_quota_is_no_missing_permission() {
    StoreFailure failure =
        classify(
            403,
            "pods \"store-db-0\" is forbidden: exceeded quota: store-quota, requested: pods=1,"
                + " used: pods=1, limited: pods=1");

    assertThat(failure.code()).isEqualTo(FailureCode.QUOTA_EXCEEDED);
    assertThat(failure.message())
        .isEqualTo(
            "The quota of the namespace is exceeded: store-quota, requested: pods=1, used: pods=1,"
                + " limited: pods=1");
  }

  @Test
  void pod_security_and_limits_refuse_the_request() {
    StoreFailure failure =
        classify(
            403,
            "pods \"a\" is forbidden: violates PodSecurity \"restricted:latest\": runAsNonRoot !="
                + " true");

    assertThat(failure.code()).isEqualTo(FailureCode.REQUEST_REFUSED);
    assertThat(failure.message())
        .isEqualTo(
            "The cluster refused the ResourceQuota store-quota in namespace store-alpha: violates"
                + " PodSecurity \"restricted:latest\": runAsNonRoot != true");
    assertThat(
            classify(
                    403,
                    "pods \"a\" is forbidden: maximum memory usage per Container is 1Gi, but limit"
                        + " is 2Gi")
                .code())
        .isEqualTo(FailureCode.REQUEST_REFUSED);
  }

  @ParameterizedTest
  @CsvSource({"400", "403", "422"})
  void a_webhook_that_denies_is_named(int status) {
    StoreFailure failure =
        classify(
            status,
            "admission webhook \"policy.example.com\" denied the request: images come from"
                + " example.com only");

    assertThat(failure.code()).isEqualTo(FailureCode.REQUEST_REFUSED);
    assertThat(failure.message())
        .endsWith("admission webhook policy.example.com: images come from example.com only");
  }

  @Test
  void an_admission_policy_that_denies_is_named() {
    StoreFailure failure =
        classify(
            422,
            "namespaces \"x\" is forbidden: ValidatingAdmissionPolicy 'urumi-namespaces' with"
                + " binding 'urumi' denied request: only store-* namespaces");

    assertThat(failure.code()).isEqualTo(FailureCode.REQUEST_REFUSED);
    assertThat(failure.message())
        .endsWith("admission policy urumi-namespaces: only store-* namespaces");
  }

  @Test
  void a_webhook_that_does_not_answer_is_retryable() {
    StoreFailure failure =
        classify(
            500,
            "Internal error occurred: failed calling webhook \"policy.example.com\": connection"
                + " refused");

    assertThat(failure.code()).isEqualTo(FailureCode.WEBHOOK_UNAVAILABLE);
    assertThat(failure.retryable()).isTrue();
    assertThat(failure.message()).contains("policy.example.com");
  }

  @Test
  void an_invalid_object_is_refused() {
    StoreFailure failure =
        classify(422, "ResourceQuota \"store-quota\" is invalid: spec.hard: Invalid value");

    assertThat(failure.code()).isEqualTo(FailureCode.REQUEST_REFUSED);
    assertThat(failure.message()).endsWith(": spec.hard: Invalid value");
  }

  @Test
  void an_applied_object_that_the_server_cannot_read_is_a_rejected_request() {
    ApiRequestException error =
        refused(
            CREATE_QUOTA,
            500,
            "failed to convert new object (store-alpha/store-quota; /v1, Kind=ResourceQuota) to"
                + " proper version: unable to convert unstructured object to /v1,"
                + " Kind=ResourceQuota: quantities must match the regular expression '^[+-]?$'");

    assertThat(classifier.classify(error).code()).isEqualTo(FailureCode.REQUEST_REFUSED);
    assertThat(classifier.classify(error).message())
        .contains("quantities must match the regular expression");
  }

  @Test
  void a_terminating_namespace_is_recognised_when_creating_in_it_and_when_deleting_it() {
    StoreFailure creating =
        classify(
            403,
            "resourcequotas \"store-quota\" is forbidden: unable to create new content in namespace"
                + " store-alpha because it is being terminated");
    StoreFailure deleting =
        classifier.classify(
            refused(
                new ApiRequest("delete", ResourceType.NAMESPACE, null, "store-alpha"),
                409,
                "Operation cannot be fulfilled on namespaces \"store-alpha\": The system is"
                    + " ensuring all content is removed from this namespace.  Upon completion,"
                    + " this namespace will automatically be purged by the system."));

    for (StoreFailure each : new StoreFailure[] {creating, deleting}) {
      assertThat(each.code()).isEqualTo(FailureCode.NAMESPACE_TERMINATING);
      assertThat(each.message()).contains("store-alpha");
    }
  }

  @Test
  void an_error_page_of_a_proxy_is_classified_too() {
    StoreFailure failure =
        classifier.classify(
            ApiRequestException.refused(CREATE_QUOTA, 502, "<html>Bad gateway</html>"));

    assertThat(failure.code()).isEqualTo(FailureCode.CLUSTER_UNREACHABLE);
    assertThat(failure.detail()).contains("HTTP 502").contains("Bad gateway");
  }

  @Test
  void any_other_error_keeps_the_message_of_the_server() {
    StoreFailure failure = classify(409, "the object has been modified");

    assertThat(failure.code()).isEqualTo(FailureCode.UNEXPECTED);
    assertThat(failure.message()).contains("the object has been modified");
  }

  private StoreFailure classify(int status, String message) {
    return classifier.classify(refused(CREATE_QUOTA, status, message));
  }

  private static ApiRequestException refused(ApiRequest call, int status, String message) {
    JsonObject body = new JsonObject();
    body.addProperty("kind", "Status");
    body.addProperty("message", message);
    return ApiRequestException.refused(call, status, body.toString());
  }
}
