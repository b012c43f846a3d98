package io.urumi.adapter.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1BoundObjectReference;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1TokenRequestSpec;
import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.lifecycle.CredentialsFact;
import io.urumi.domain.lifecycle.GuardrailsFact;
import io.urumi.domain.lifecycle.NamespaceFact;
import io.urumi.domain.lifecycle.WorkloadFact;
import io.urumi.kubernetes.connection.KubernetesConnection;
import io.urumi.port.driven.cluster.TenantSpace.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/** With an account that has few permissions. */
final class PermissionsOnClusterIT extends ClusterTestCase {
  @TempDir private Path folder;

  @Test
  void a_missing_permission_is_named() throws Exception {
    build();
    try (Kubernetes poor = Kubernetes.connect(KubernetesSettings.of(accountWith(null)))) {
      StoreFailure failure =
          assertThatExceptionOfType(StoreFailureException.class)
              .isThrownBy(() -> poor.tenantSpace().createNamespace(blueprint).block(TIMEOUT))
              .actual()
              .failure();

      assertThat(failure.code()).isEqualTo(FailureCode.PERMISSION_MISSING);
      assertThat(failure.message())
          .isEqualTo(
              "The control plane is not allowed to create the Namespace "
                  + blueprint.namespace()
                  + ".");
    }
  }

  @Test
  void permissions_in_the_namespace_of_the_store_are_enough_to_observe_it() throws Exception {
    build();
    administrator.create(Workloads.of(blueprint).yaml());
    try (Kubernetes poor = Kubernetes.connect(KubernetesSettings.of(accountWith("admin")))) {
      View view =
          Objects.requireNonNull(
              Mono.defer(() -> poor.tenantSpace().observe(blueprint))
                  .repeatWhen(repeats -> repeats.delayElements(Duration.ofMillis(100)))
                  .filter(seen -> seen.web() instanceof WorkloadFact.Available)
                  .blockFirst(TIMEOUT));

      assertThat(view.namespace()).isEqualTo(new NamespaceFact.Active());
      assertThat(view.guardrails())
          .isEqualTo(new GuardrailsFact.Applied(List.of("RoleBinding/" + TestAccount.NAME)));
      assertThat(view.credentials()).isEqualTo(new CredentialsFact.Present());
    }
  }

  @Test
  void a_role_binding_that_may_give_the_control_plane_its_rights_is_kept() throws Exception {
    build();
    try (Kubernetes poor =
        Kubernetes.connect(KubernetesSettings.of(accountWith("cluster-admin")))) {
      act(poor.tenantSpace().applyGuardrails(blueprint, GUARDRAILS));

      assertThat(administrator.list("RoleBinding", blueprint.namespace())).hasSize(1);
      View view = Objects.requireNonNull(poor.tenantSpace().observe(blueprint).block(TIMEOUT));
      assertThat(view.guardrails())
          .isEqualTo(new GuardrailsFact.Applied(List.of("RoleBinding/" + TestAccount.NAME)));
    }
  }

  @Test
  void rejected_credentials_are_reported() throws Exception {
    Path kubeconfig = account().kubeconfig(Map.of("token", "not-a-token"));
    try (Kubernetes stranger = Kubernetes.connect(KubernetesSettings.of(kubeconfig))) {
      assertThatExceptionOfType(StoreFailureException.class)
          .isThrownBy(() -> stranger.tenantSpace().observe(blueprint).block(TIMEOUT))
          .matches(refused -> refused.failure().code() == FailureCode.PERMISSION_MISSING);
    }
  }

  @Test
  void a_token_that_is_revoked_before_it_expires_is_read_again_from_its_file() throws Exception {
    build();
    accountWith("admin");
    String first = tokenBoundTo("first");
    CoreV1Api fixed = apiOf(Map.of("token", first));
    assertThat(statusOfList(fixed)).isEqualTo(200);

    administrator.delete("Secret", blueprint.namespace(), "first");
    // The API server remembers for some seconds which tokens it has accepted.
    awaitThat(() -> statusOfList(fixed), status -> status == 401);
    Path file = Files.writeString(folder.resolve("token"), first);
    // Reads the file, which it would not read again for some seconds without a 401.
    CoreV1Api rotated = apiOf(Map.of("tokenFile", file.toString()));
    Files.writeString(file, tokenBoundTo("second"));

    assertThat(statusOfList(rotated)).isEqualTo(200);
  }

  private CoreV1Api apiOf(Map<String, Object> user) throws IOException {
    return new CoreV1Api(KubernetesConnection.open(account().kubeconfig(user)).client(TIMEOUT));
  }

  private TestAccount account() {
    return new TestAccount(kubeconfig, folder, blueprint.namespace());
  }

  /** A kubeconfig of a new account that has the role in the store's namespace only. */
  private Path accountWith(@Nullable String role) throws ApiException, IOException {
    TestAccount account = account();
    account.create(role);
    return account.kubeconfig(
        Map.of("token", account.token(new V1TokenRequestSpec().audiences(List.of()))));
  }

  /** A token of the account that is valid only while a new Secret exists. */
  private String tokenBoundTo(String secret) throws ApiException {
    V1Secret created =
        new CoreV1Api(KubernetesConnection.open(kubeconfig).client(TIMEOUT))
            .createNamespacedSecret(
                blueprint.namespace().value(),
                new V1Secret().metadata(new V1ObjectMeta().name(secret)))
            .execute();
    return account()
        .token(
            new V1TokenRequestSpec()
                .audiences(List.of())
                .boundObjectRef(
                    new V1BoundObjectReference()
                        .apiVersion("v1")
                        .kind("Secret")
                        .name(secret)
                        .uid(Objects.requireNonNull(created.getMetadata()).getUid())));
  }

  private int statusOfList(CoreV1Api api) {
    try {
      api.listNamespacedConfigMap(blueprint.namespace().value()).execute();
      return 200;
    } catch (ApiException refused) {
      return refused.getCode();
    }
  }
}
