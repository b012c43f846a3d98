package io.urumi.adapter.helm.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailure;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts are from Helm 3.21 and Helm 4.3 on a real cluster. */
class HelmErrorClassifierTest {
  private final HelmErrorClassifier classifier = new HelmErrorClassifier("https://cluster:6443");

  static Stream<Arguments> texts() {
    return Stream.of(
        text(
            "execution error at (woocommerce-store/templates/requirements.yaml:4:6): plan \"tiny\""
                + " is unknown: write one of large, medium, small",
            FailureCode.CHART_INVALID,
            "plan \"tiny\" is unknown: write one of large, medium, small"),
        text(
            "Error: INSTALLATION FAILED: execution error at (a/templates/b.yaml:1:3): exceeded"
                + " quota: of words",
            FailureCode.CHART_INVALID,
            "exceeded quota: of words"),
        text(
            "Error: UPGRADE FAILED: values don't meet the specifications of the schema(s) in the"
                + " following chart(s):\n"
                + "fixture-store:\n"
                + "- at '/note': got number, want string\n"
                + "- at '': additional properties 'surprise' not allowed",
            FailureCode.CHART_INVALID,
            "its values do not match the schema: at '/note': got number, want string; at '': additional"
                + " properties 'surprise' not allowed"),
        text(
            "Error: INSTALLATION FAILED: Internal error occurred: failed calling webhook"
                + " \"policy.example.com\": failed to call webhook: Post \"https://127.0.0.1:1/\":"
                + " dial tcp 127.0.0.1:1: connect: connection refused",
            FailureCode.WEBHOOK_UNAVAILABLE,
            "The admission webhook policy.example.com, which the cluster calls before it changes an"
                + " object, does not answer"),
        text(
            "parse error at (fixture-store/templates/extra.yaml:1): missing value for if",
            FailureCode.CHART_INVALID,
            "a template is invalid: fixture-store/templates/extra.yaml:1: missing value for if"),
        text(
            "template: fixture-store/templates/extra.yaml:1:10: executing"
                + " \"fixture-store/templates/extra.yaml\" at <.Values.nothing.at.all>: nil pointer"
                + " evaluating interface {}.at",
            FailureCode.CHART_INVALID,
            "fixture-store/templates/extra.yaml:1:10"),
        text(
            "Error: INSTALLATION FAILED: fixture-store/templates/extra.yaml:1:10\n  executing"
                + " \"fixture-store/templates/extra.yaml\" at <.Values.nothing.at.all>:\n    nil"
                + " pointer evaluating interface {}.at",
            FailureCode.CHART_INVALID,
            "a template is invalid: fixture-store/templates/extra.yaml:1:10: nil pointer evaluating"
                + " interface {}.at"),
        text(
            "YAML parse error on fixture-store/templates/extra.yaml: error converting YAML to JSON:"
                + " yaml: line 3: mapping values are not allowed in this context",
            FailureCode.CHART_INVALID,
            "fixture-store/templates/extra.yaml renders to invalid YAML"),
        text(
            "Error: INSTALLATION FAILED: cannot load values.yaml: cannot unmarshal yaml document:"
                + " error converting YAML to JSON: yaml: line 1: did not find expected ',' or ']'",
            FailureCode.CHART_INVALID,
            "installed: cannot load values.yaml"),
        text(
            "Error: INSTALLATION FAILED: validation: chart.metadata.version \"latest\" is invalid",
            FailureCode.CHART_INVALID,
            "installed: validation: chart.metadata.version \"latest\" is invalid"),
        text(
            "chart requires kubeVersion: >=9.0.0 which is incompatible with Kubernetes v1.34.4",
            FailureCode.CHART_INVALID,
            "chart requires kubeVersion: >=9.0.0"),
        text(
            "An error occurred while checking for chart dependencies. You may need to run `helm"
                + " dependency build` to fetch missing dependencies: found in Chart.yaml, but"
                + " missing in charts/ directory: redis",
            FailureCode.CHART_INVALID,
            "charts that it depends on are missing: redis"),
        text(
            "unable to build kubernetes objects from release manifest: resource mapping not found"
                + " for name: \"it\" namespace: \"\" from \"\": no matches for kind \"Unicorn\" in"
                + " version \"example.org/v1\"\nensure CRDs are installed first",
            FailureCode.CHART_INVALID,
            "no matches for kind \"Unicorn\""),
        text(
            "2 errors occurred:\n\t* configmaps \"more\" is forbidden: exceeded quota: tight,"
                + " requested: count/configmaps=1, used: count/configmaps=1, limited:"
                + " count/configmaps=1\n\t* configmaps \"store-web\" is forbidden: exceeded quota:"
                + " tight, requested: count/configmaps=1, used: count/configmaps=1, limited:"
                + " count/configmaps=1\n\n",
            FailureCode.QUOTA_EXCEEDED,
            "tight, requested: count/configmaps=1, used: count/configmaps=1"),
        text(
            "1 error occurred:\n"
                + "\t* configmaps \"store-web\" is forbidden: ValidatingAdmissionPolicy 'strict'"
                + " with binding 'strict' denied request: no config maps here\n\n",
            FailureCode.REQUEST_REFUSED,
            "refused configmaps store-web: ValidatingAdmissionPolicy 'strict': no config maps"
                + " here"),
        text(
            "1 error occurred:\n\t* admission webhook \"images.example.org\" denied the request:"
                + " image is not signed\n\n",
            FailureCode.REQUEST_REFUSED,
            "webhook \"images.example.org\": image is not signed"),
        text(
            "1 error occurred:\n\t* pods \"bold\" is forbidden: violates PodSecurity"
                + " \"restricted:latest\": privileged (container \"bold\" must not set"
                + " securityContext.privileged=true)\n\n",
            FailureCode.REQUEST_REFUSED,
            "refused pods bold: violates PodSecurity \"restricted:latest\": privileged"),
        text(
            "1 error occurred:\n\t* ConfigMap \"Not_A_Name\" is invalid: metadata.name: Invalid"
                + " value: \"Not_A_Name\"\n\n",
            FailureCode.REQUEST_REFUSED,
            "refused ConfigMap Not_A_Name: metadata.name: Invalid value"),
        text(
            "create: failed to create: secrets \"sh.helm.release.v1.store.v1\" is forbidden: unable"
                + " to create new content in namespace store-alpha because it is being terminated",
            FailureCode.NAMESPACE_TERMINATING,
            "namespace store-alpha is still being deleted"),
        text(
            "query: failed to query with labels: secrets is forbidden: User"
                + " \"system:serviceaccount:urumi:urumi\" cannot list resource \"secrets\" in API"
                + " group \"\" in the namespace \"store-alpha\"",
            FailureCode.PERMISSION_MISSING,
            "not allowed to list secrets in the namespace store-alpha"),
        text(
            "Error: kubernetes cluster unreachable: the server has asked for the client to provide"
                + " credentials",
            FailureCode.PERMISSION_MISSING,
            "not allowed to log in to the API server at https://cluster:6443"),
        text(
            "Kubernetes cluster unreachable: Get \"https://127.0.0.1:1/version\": dial tcp"
                + " 127.0.0.1:1: connect: connection refused",
            FailureCode.CLUSTER_UNREACHABLE,
            "at https://cluster:6443 does not answer"),
        text(
            "Error: UPGRADE FAILED: Get \"https://10.0.0.1:6443/api/v1/namespaces/store-alpha/secrets\":"
                + " dial tcp 10.0.0.1:6443: connect: connection refused",
            FailureCode.CLUSTER_UNREACHABLE,
            "at https://cluster:6443 does not answer"),
        text(
            "Error: kubernetes cluster unreachable: Get \"https://unknown.invalid:6443/version\":"
                + " dial tcp: lookup unknown.invalid: no such host",
            FailureCode.CLUSTER_UNREACHABLE,
            "does not answer"),
        text(
            "another operation (install/upgrade/rollback) is in progress",
            FailureCode.RELEASE_PENDING,
            "another operation"),
        text(
            "cannot re-use a name that is still in use",
            FailureCode.RELEASE_PENDING,
            "another process"),
        text(
            "Unable to continue with install: ConfigMap \"store-web\" in namespace \"store-alpha\""
                + " exists and cannot be imported into the current release: invalid ownership"
                + " metadata",
            FailureCode.RELEASE_FAILED,
            "ConfigMap \"store-web\" already exists and does not belong to this release"),
        text(
            "Error: INSTALLATION FAILED: something new went wrong\nand more of it",
            FailureCode.RELEASE_FAILED,
            "install the shop: something new went wrong"));
  }

  private static Arguments text(String helm, FailureCode code, String message) {
    return Arguments.of(helm, code, message);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void helms_text_is_classified_with_a_readable_message(
      String text, FailureCode code, String message) {
    StoreFailure failure = classifier.classify(text);

    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.message()).contains(message);
  }

  @Test
  void the_detail_is_helms_text_without_the_parts_of_its_command_line() {
    assertThat(classifier.classify("Error: INSTALLATION FAILED: it broke\nhere").detail())
        .isEqualTo("it broke\nhere");
  }

  @Test
  void a_very_long_text_is_cut_and_classified_quickly() {
    long before = cpuTime();

    StoreFailure failure = classifier.classify("x".repeat(1_000_000));

    assertThat(Duration.ofNanos(cpuTime() - before)).isLessThan(Duration.ofSeconds(2));
    assertThat(failure.message()).hasSizeLessThan(400).endsWith("…");
    assertThat(failure.detail()).hasSizeLessThan(8_100).endsWith("…");
  }

  /** Of this thread, so that a busy machine does not matter. */
  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
