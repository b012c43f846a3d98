package io.urumi.adapter.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.urumi.domain.lifecycle.GuardrailsFact;
import io.urumi.domain.lifecycle.RoleBindingFact;
import io.urumi.port.driven.cluster.TenantSpace.View;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The RoleBinding of the platform's account, bound by an account that has all rights. */
final class RoleBindingOnClusterIT extends ClusterTestCase {
  private Kubernetes inCluster;

  @BeforeEach
  void connectAsInTheCluster() {
    inCluster = Kubernetes.connect(settings().withStoreAccess("urumi-store", "platform/urumi"));
  }

  @AfterEach
  void disconnectFromTheCluster() {
    inCluster.close();
  }

  @Test
  void an_account_with_the_rights_in_all_namespaces_binds_nothing() {
    act(kubernetes.tenantSpace().createNamespace(blueprint));
    act(kubernetes.tenantSpace().bindRole(blueprint));

    assertThat(observe().roleBinding()).isEqualTo(new RoleBindingFact.NotNeeded());
    assertThat(administrator.list("RoleBinding", blueprint.namespace())).isEmpty();
  }

  @Test
  void a_deleted_one_is_reported_within_seconds() {
    bound();
    assertDeletionIsReported(inCluster, "RoleBinding", "urumi");

    assertThat(awaitUnbound()).isEqualTo(new RoleBindingFact.Absent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "it has other subjects|{\"subjects\":[]}",
        "it has other subjects|{\"subjects\":[{\"kind\":\"ServiceAccount\",\"namespace\":"
            + "\"platform\",\"name\":\"urumi\"},{\"kind\":\"ServiceAccount\",\"namespace\":"
            + "\"default\",\"name\":\"default\"}]}",
        "it has other labels|{\"metadata\":{\"labels\":{\"urumi.io/store-id\":\"other\"}}}",
        "it has other labels|{\"metadata\":{\"labels\":{\"urumi.io/store-id\":null,"
            + "\"app.kubernetes.io/part-of\":null}}}",
      })
  void a_changed_one_is_detected_named_and_restored(String difference, String change) {
    bound();
    DynamicKubernetesObject before = binding();

    administrator.change("RoleBinding", blueprint.namespace(), "urumi", change);

    assertThat(awaitUnbound()).isEqualTo(new RoleBindingFact.Changed(difference));
    assertRestored(before);
  }

  @Test
  void one_of_others_is_removed_and_the_own_one_is_kept() {
    bound();
    act(inCluster.tenantSpace().applyGuardrails(blueprint, GUARDRAILS));
    administrator.create(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: extra, namespace: %s, labels: {urumi.io/store-id: %s}}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
        subjects: [{kind: User, name: mallory, apiGroup: rbac.authorization.k8s.io}]
        """
            .formatted(blueprint.namespace(), blueprint.id()));
    GuardrailsFact found =
        awaitThat(() -> view().guardrails(), fact -> !fact.equals(new GuardrailsFact.Applied()));
    assertThat(found)
        .isEqualTo(new GuardrailsFact.NotApplied(List.of(), List.of("RoleBinding/extra")));

    act(inCluster.tenantSpace().applyGuardrails(blueprint, GUARDRAILS));

    assertThat(administrator.list("RoleBinding", blueprint.namespace()))
        .extracting(each -> each.getMetadata().getName())
        .containsExactly("urumi");
    assertThat(view().guardrails()).isEqualTo(new GuardrailsFact.Applied());
  }

  @Test
  void one_to_another_role_is_detected_named_and_replaced() {
    bound();
    DynamicKubernetesObject before = binding();
    administrator.delete("RoleBinding", blueprint.namespace(), "urumi");
    administrator.create(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: urumi, namespace: %s}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
        subjects: [{kind: ServiceAccount, name: urumi, namespace: platform}]
        """
            .formatted(blueprint.namespace()));

    assertThat(awaitUnbound()).isEqualTo(new RoleBindingFact.Changed("it binds another role"));
    assertRestored(before);
  }

  private void bound() {
    act(inCluster.tenantSpace().createNamespace(blueprint));
    act(inCluster.tenantSpace().bindRole(blueprint));
    awaitThat(this::view, view -> view.roleBinding() instanceof RoleBindingFact.Bound);
  }

  private RoleBindingFact awaitUnbound() {
    return awaitThat(this::view, view -> !view.roleBinding().permitsObservation()).roleBinding();
  }

  private View view() {
    return inCluster.tenantSpace().observe(blueprint).blockOptional(TIMEOUT).orElseThrow();
  }

  private void assertRestored(DynamicKubernetesObject before) {
    act(inCluster.tenantSpace().bindRole(blueprint));

    assertThat(view().roleBinding()).isEqualTo(new RoleBindingFact.Bound());
    DynamicKubernetesObject after = binding();
    assertThat(after.getRaw().get("roleRef")).isEqualTo(before.getRaw().get("roleRef"));
    assertThat(after.getRaw().get("subjects")).isEqualTo(before.getRaw().get("subjects"));
    assertThat(after.getMetadata().getLabels()).isEqualTo(before.getMetadata().getLabels());
  }

  private DynamicKubernetesObject binding() {
    return administrator.find("RoleBinding", blueprint.namespace(), "urumi").orElseThrow();
  }
}
