package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.Exec;
import io.kubernetes.client.custom.V1Patch;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.AdmissionregistrationV1Api;
import io.kubernetes.client.openapi.apis.AppsV1Api;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.apis.NetworkingV1Api;
import io.kubernetes.client.openapi.apis.RbacAuthorizationV1Api;
import io.kubernetes.client.openapi.apis.StorageV1Api;
import io.kubernetes.client.openapi.apis.VersionApi;
import io.kubernetes.client.openapi.models.AdmissionregistrationV1WebhookClientConfig;
import io.kubernetes.client.openapi.models.AuthenticationV1TokenRequest;
import io.kubernetes.client.openapi.models.RbacV1Subject;
import io.kubernetes.client.openapi.models.V1ClusterRole;
import io.kubernetes.client.openapi.models.V1ClusterRoleBinding;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1LabelSelector;
import io.kubernetes.client.openapi.models.V1MatchResources;
import io.kubernetes.client.openapi.models.V1NamedRuleWithOperations;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1NetworkPolicyEgressRule;
import io.kubernetes.client.openapi.models.V1NetworkPolicyIngressRule;
import io.kubernetes.client.openapi.models.V1NetworkPolicySpec;
import io.kubernetes.client.openapi.models.V1Node;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1PersistentVolume;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1PolicyRule;
import io.kubernetes.client.openapi.models.V1RoleRef;
import io.kubernetes.client.openapi.models.V1RuleWithOperations;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StorageClass;
import io.kubernetes.client.openapi.models.V1TokenRequestSpec;
import io.kubernetes.client.openapi.models.V1ValidatingAdmissionPolicy;
import io.kubernetes.client.openapi.models.V1ValidatingAdmissionPolicyBinding;
import io.kubernetes.client.openapi.models.V1ValidatingAdmissionPolicyBindingSpec;
import io.kubernetes.client.openapi.models.V1ValidatingAdmissionPolicySpec;
import io.kubernetes.client.openapi.models.V1ValidatingWebhook;
import io.kubernetes.client.openapi.models.V1ValidatingWebhookConfiguration;
import io.kubernetes.client.openapi.models.V1Validation;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.KubeConfig;
import io.kubernetes.client.util.PatchUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The cluster of KUBECONFIG, accessed without the platform's code. */
final class RealCluster {
  private final ApiClient client;
  private final CoreV1Api core;
  private final AppsV1Api apps;
  private final NetworkingV1Api networking;
  private final StorageV1Api storage;
  private final AdmissionregistrationV1Api admission;
  private final RbacAuthorizationV1Api rbac;

  private RealCluster(ApiClient client) {
    this.client = client;
    this.core = new CoreV1Api(client);
    this.apps = new AppsV1Api(client);
    this.networking = new NetworkingV1Api(client);
    this.storage = new StorageV1Api(client);
    this.admission = new AdmissionregistrationV1Api(client);
    this.rbac = new RbacAuthorizationV1Api(client);
  }

  static RealCluster connect() {
    return connect(Path.of(Objects.requireNonNull(System.getenv("KUBECONFIG"), "KUBECONFIG")));
  }

  static RealCluster connect(Path file) {
    try (var reader = Files.newBufferedReader(file)) {
      KubeConfig config = KubeConfig.loadKubeConfig(reader);
      config.setFile(file.toFile());
      ApiClient client = ClientBuilder.kubeconfig(config).build();
      client.setReadTimeout(20_000);
      return new RealCluster(client);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  boolean namespaceExists(String name) {
    try {
      core.readNamespace(name).execute();
      return true;
    } catch (ApiException response) {
      assertThat(response.getCode()).as("%s", response.getResponseBody()).isEqualTo(404);
      return false;
    }
  }

  /** The objects of a store in a namespace, as {@code Kind/name}. */
  TreeSet<String> objects(String namespace) {
    return call(() -> {
      TreeSet<String> found = new TreeSet<>();
      core.listNamespacedPod(namespace)
          .execute()
          .getItems()
          .forEach(pod -> found.add("Pod/" + component(pod.getMetadata())));
      core.listNamespacedService(namespace)
          .execute()
          .getItems()
          .forEach(each -> found.add("Service/" + name(each.getMetadata())));
      core.listNamespacedPersistentVolumeClaim(namespace)
          .execute()
          .getItems()
          .forEach(each -> found.add("PersistentVolumeClaim/" + name(each.getMetadata())));
      core.listNamespacedResourceQuota(namespace)
          .execute()
          .getItems()
          .forEach(each -> found.add("ResourceQuota/" + name(each.getMetadata())));
      core.listNamespacedLimitRange(namespace)
          .execute()
          .getItems()
          .forEach(each -> found.add("LimitRange/" + name(each.getMetadata())));
      core.listNamespacedSecret(namespace)
          .execute()
          .getItems()
          .forEach(each -> found.add("Secret/" + name(each.getMetadata())));
      apps.listNamespacedDeployment(namespace)
          .execute()
          .getItems()
          .forEach(each -> found.add("Deployment/" + name(each.getMetadata())));
      apps.listNamespacedStatefulSet(namespace)
          .execute()
          .getItems()
          .forEach(each -> found.add("StatefulSet/" + name(each.getMetadata())));
      networking
          .listNamespacedIngress(namespace)
          .execute()
          .getItems()
          .forEach(each -> found.add("Ingress/" + name(each.getMetadata())));
      networking
          .listNamespacedNetworkPolicy(namespace)
          .execute()
          .getItems()
          .forEach(each -> found.add("NetworkPolicy/" + name(each.getMetadata())));
      return found;
    });
  }

  /** Volumes bound to claims of a namespace. */
  List<String> volumesOf(String namespace) {
    return call(() ->
        core.listPersistentVolume().execute().getItems().stream()
            .filter(volume -> namespace.equals(claimNamespace(volume)))
            .map(volume -> name(volume.getMetadata()))
            .toList());
  }

  String podAddress(String namespace, String component) {
    return call(() ->
        Objects.requireNonNull(
            Objects.requireNonNull(pod(namespace, component).getStatus()).getPodIP()));
  }

  String serviceAddress(String namespace, String service) {
    return call(() ->
        Objects.requireNonNull(
            Objects.requireNonNull(
                    core.readNamespacedService(service, namespace).execute().getSpec())
                .getClusterIP()));
  }

  void deleteNetworkPolicy(String namespace, String name) {
    call(() -> networking.deleteNamespacedNetworkPolicy(name, namespace).execute());
  }

  /** Adds a policy that opens every pod of the namespace. */
  void addOpenNetworkPolicy(String namespace, String name) {
    V1NetworkPolicy policy =
        new V1NetworkPolicy()
            .metadata(new V1ObjectMeta().name(name))
            .spec(
                new V1NetworkPolicySpec()
                    .podSelector(new V1LabelSelector())
                    .policyTypes(List.of("Ingress", "Egress"))
                    .ingress(List.of(new V1NetworkPolicyIngressRule()))
                    .egress(List.of(new V1NetworkPolicyEgressRule())));
    call(() -> networking.createNamespacedNetworkPolicy(namespace, policy).execute());
  }

  /** The UID of a namespace. */
  String uid(String namespace) {
    return call(() ->
        Objects.requireNonNull(
            Objects.requireNonNull(core.readNamespace(namespace).execute().getMetadata())
                .getUid()));
  }

  /** Names of all namespaces. */
  TreeSet<String> namespaces() {
    return call(() -> {
      TreeSet<String> names = new TreeSet<>();
      core.listNamespace()
          .execute()
          .getItems()
          .forEach(each -> names.add(name(each.getMetadata())));
      return names;
    });
  }

  /** What stores consist of, of the whole cluster, as {@code namespace/Kind/name}. */
  TreeSet<String> inventory() {
    return call(() -> {
      TreeSet<String> found = new TreeSet<>(namespaces());
      core.listSecretForAllNamespaces()
          .execute()
          .getItems()
          .forEach(each -> found.add(key("Secret", each.getMetadata())));
      apps.listDeploymentForAllNamespaces()
          .execute()
          .getItems()
          .forEach(each -> found.add(key("Deployment", each.getMetadata())));
      networking
          .listNetworkPolicyForAllNamespaces()
          .execute()
          .getItems()
          .forEach(each -> found.add(key("NetworkPolicy", each.getMetadata())));
      return found;
    });
  }

  /** Whether the API server answers within this time. */
  boolean answers(Duration within) {
    ApiClient quick =
        new ApiClient(client.getHttpClient().newBuilder().callTimeout(within).build());
    try {
      new VersionApi(quick.setBasePath(client.getBasePath())).getCode().execute();
      return true;
    } catch (ApiException failure) {
      return failure.getCode() != 0;
    }
  }

  List<String> networkPolicies(String namespace) {
    return call(() ->
        networking.listNamespacedNetworkPolicy(namespace).execute().getItems().stream()
            .map(each -> name(each.getMetadata()))
            .toList());
  }

  /** Creates a class with the provisioner of the default one. */
  void copyDefaultStorageClass(String name) {
    call(() -> {
      V1StorageClass standard =
          storage.listStorageClass().execute().getItems().stream()
              .filter(RealCluster::isDefault)
              .findFirst()
              .orElseThrow(() -> new AssertionError("the cluster has no default storage class"));
      V1StorageClass copy =
          new V1StorageClass()
              .metadata(new V1ObjectMeta().name(name))
              .provisioner(standard.getProvisioner())
              .parameters(standard.getParameters())
              .reclaimPolicy(standard.getReclaimPolicy())
              .volumeBindingMode(standard.getVolumeBindingMode());
      return storage.createStorageClass(copy).execute();
    });
  }

  void removeStorageClass(String name) {
    call(() -> storage.deleteStorageClass(name).execute());
  }

  /** Deletes the Deployment of a component of a store. */
  void deleteDeployment(String namespace, String component) {
    String deployment = name(deployment(namespace, component).orElseThrow().getMetadata());
    call(() -> apps.deleteNamespacedDeployment(deployment, namespace).execute());
  }

  /** The image of a component of a store; empty while it has no Deployment. */
  Optional<String> image(String namespace, String component) {
    return deployment(namespace, component)
        .map(found ->
            Objects.requireNonNull(Objects.requireNonNull(found.getSpec()).getTemplate().getSpec())
                .getContainers()
                .getFirst()
                .getImage());
  }

  private Optional<V1Deployment> deployment(String namespace, String component) {
    return call(() ->
        apps
            .listNamespacedDeployment(namespace)
            .labelSelector("app.kubernetes.io/component=" + component)
            .execute()
            .getItems()
            .stream()
            .findFirst());
  }

  /** The storage classes of the claims of a namespace. */
  List<String> storageClassesOfClaims(String namespace) {
    return call(() ->
        core.listNamespacedPersistentVolumeClaim(namespace).execute().getItems().stream()
            .map(claim -> Objects.requireNonNull(claim.getSpec()).getStorageClassName())
            .map(each -> each == null ? "" : each)
            .toList());
  }

  /** Adds a label to one node, as if a node with this label joined the cluster. */
  void labelNode(String label) {
    patchNode(label, "\"true\"");
  }

  void unlabelNode(String label) {
    patchNode(label, "null");
  }

  private void patchNode(String label, String value) {
    V1Patch patch = new V1Patch("{\"metadata\":{\"labels\":{\"" + label + "\":" + value + "}}}");
    call(() -> {
      String node = name(core.listNode().execute().getItems().getFirst().getMetadata());
      return PatchUtils.patch(
          V1Node.class,
          () -> core.patchNode(node, patch).buildCall(null),
          V1Patch.PATCH_FORMAT_JSON_MERGE_PATCH,
          client);
    });
  }

  private static boolean isDefault(V1StorageClass each) {
    Map<String, String> annotations = Objects.requireNonNull(each.getMetadata()).getAnnotations();
    return annotations != null
        && "true".equals(annotations.get("storageclass.kubernetes.io/is-default-class"));
  }

  /** The values of a Secret. */
  Map<String, String> secret(String namespace, String name) {
    return call(() -> {
      Map<String, String> values = new TreeMap<>();
      Objects.requireNonNull(core.readNamespacedSecret(name, namespace).execute().getData())
          .forEach((key, value) -> values.put(key, new String(value, StandardCharsets.UTF_8)));
      return values;
    });
  }

  /** Whether a TCP connection can be opened from a pod. */
  boolean connects(String namespace, String component, String host, int port) {
    V1Pod pod = call(() -> pod(namespace, component));
    return connects(namespace, name(pod.getMetadata()), null, host, port);
  }

  boolean connects(
      String namespace, String pod, @Nullable String container, String host, int port) {
    String[] command = {
      "timeout", "3", "bash", "-c", "exec 3<>/dev/tcp/" + host + "/" + port + " && echo connected"
    };
    return run(namespace, pod, container, command).contains("connected");
  }

  /** Runs a command in the pod of a component and returns its output. */
  String run(String namespace, String component, String... command) {
    V1Pod pod = call(() -> pod(namespace, component));
    return run(namespace, name(pod.getMetadata()), null, command);
  }

  private String run(String namespace, String pod, @Nullable String container, String[] command) {
    try {
      Process process = new Exec(client).exec(namespace, pod, command, container, false, false);
      // The stream is not available any more once the command has ended.
      InputStream stream = process.getInputStream();
      String output = read(stream);
      process.waitFor(10, TimeUnit.SECONDS);
      process.destroy();
      return output;
    } catch (ApiException | IOException broken) {
      throw new AssertionError(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  /** Starts a pod outside of any store. Removed with {@link #removeNamespace}. */
  void startPod(String namespace, String image) {
    call(() ->
        core.createNamespace(new V1Namespace().metadata(new V1ObjectMeta().name(namespace)))
            .execute());
    V1Pod pod =
        new V1Pod()
            .metadata(
                new V1ObjectMeta()
                    .name("client")
                    .labels(Map.of("app.kubernetes.io/component", "client")))
            .spec(
                new V1PodSpec()
                    // The API server refuses the model's empty default.
                    .overhead(null)
                    .terminationGracePeriodSeconds(1L)
                    .automountServiceAccountToken(false)
                    .containers(
                        List.of(
                            new V1Container()
                                .name("client")
                                .image(image)
                                .imagePullPolicy("IfNotPresent")
                                .command(List.of("sleep", "3600")))));
    Awaitility.await("the namespace accepts pods")
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .until(() -> core.createNamespacedPod(namespace, pod).execute() != null);
    Awaitility.await("the pod runs")
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            "Running"
                .equals(
                    Objects.requireNonNull(
                            core.readNamespacedPod("client", namespace).execute().getStatus())
                        .getPhase()));
  }

  void removeNamespace(String namespace) {
    call(() -> core.deleteNamespace(namespace).execute());
  }

  /** Refuses deployments in one namespace with a message. Removed with {@link #removePolicy}. */
  void refuseDeployments(String policy, String namespace, String message) {
    var rule =
        new V1NamedRuleWithOperations()
            .apiGroups(List.of("apps"))
            .apiVersions(List.of("v1"))
            .operations(List.of("CREATE", "UPDATE"))
            .resources(List.of("deployments"));
    call(() ->
        admission
            .createValidatingAdmissionPolicy(
                new V1ValidatingAdmissionPolicy()
                    .metadata(new V1ObjectMeta().name(policy))
                    .spec(
                        new V1ValidatingAdmissionPolicySpec()
                            .failurePolicy("Fail")
                            .matchConstraints(
                                new V1MatchResources()
                                    .namespaceSelector(named(namespace))
                                    .resourceRules(List.of(rule)))
                            .validations(
                                List.of(new V1Validation().expression("false").message(message)))))
            .execute());
    call(() ->
        admission
            .createValidatingAdmissionPolicyBinding(
                new V1ValidatingAdmissionPolicyBinding()
                    .metadata(new V1ObjectMeta().name(policy))
                    .spec(
                        new V1ValidatingAdmissionPolicyBindingSpec()
                            .policyName(policy)
                            .validationActions(List.of("Deny"))))
            .execute());
  }

  void removePolicy(String policy) {
    call(() -> admission.deleteValidatingAdmissionPolicyBinding(policy).execute());
    call(() -> admission.deleteValidatingAdmissionPolicy(policy).execute());
  }

  /** Adds a webhook without a server, called for the deployments of one namespace. */
  void addUnreachableWebhook(String name, String namespace) {
    var rule =
        new V1RuleWithOperations()
            .apiGroups(List.of("apps"))
            .apiVersions(List.of("v1"))
            .operations(List.of("CREATE", "UPDATE"))
            .resources(List.of("deployments"));
    call(() ->
        admission
            .createValidatingWebhookConfiguration(
                new V1ValidatingWebhookConfiguration()
                    .metadata(new V1ObjectMeta().name(name))
                    .webhooks(
                        List.of(
                            new V1ValidatingWebhook()
                                .name(name + ".example.com")
                                .admissionReviewVersions(List.of("v1"))
                                .sideEffects("None")
                                .failurePolicy("Fail")
                                .timeoutSeconds(2)
                                .clientConfig(
                                    new AdmissionregistrationV1WebhookClientConfig()
                                        .url("https://127.0.0.1:1/"))
                                .namespaceSelector(named(namespace))
                                .rules(List.of(rule)))))
            .execute());
  }

  void removeWebhook(String name) {
    call(() -> admission.deleteValidatingWebhookConfiguration(name).execute());
  }

  private static V1LabelSelector named(String namespace) {
    return new V1LabelSelector().matchLabels(Map.of("kubernetes.io/metadata.name", namespace));
  }

  /**
   * Creates an object with a finalizer, which blocks the namespace's deletion until {@link
   * #release}.
   */
  void block(String namespace, String name) {
    call(() ->
        core.createNamespacedConfigMap(
                namespace,
                new V1ConfigMap()
                    .metadata(
                        new V1ObjectMeta().name(name).finalizers(List.of("example.com/held"))))
            .execute());
  }

  void release(String namespace, String name) {
    call(() -> {
      V1ConfigMap blocked = core.readNamespacedConfigMap(name, namespace).execute();
      Objects.requireNonNull(blocked.getMetadata()).setFinalizers(List.of());
      return core.replaceNamespacedConfigMap(name, namespace, blocked).execute();
    });
  }

  /** The token of a new ServiceAccount that may read namespaces and nothing else. */
  String tokenOfRestrictedUser(String name) {
    return call(() -> {
      core.createNamespacedServiceAccount(
              "default", new V1ServiceAccount().metadata(new V1ObjectMeta().name(name)))
          .execute();
      rbac.createClusterRole(
              new V1ClusterRole()
                  .metadata(new V1ObjectMeta().name(name))
                  .rules(
                      List.of(
                          new V1PolicyRule()
                              .apiGroups(List.of(""))
                              .resources(List.of("namespaces"))
                              .verbs(List.of("get", "list", "watch")))))
          .execute();
      rbac.createClusterRoleBinding(
              new V1ClusterRoleBinding()
                  .metadata(new V1ObjectMeta().name(name))
                  .roleRef(
                      new V1RoleRef()
                          .apiGroup("rbac.authorization.k8s.io")
                          .kind("ClusterRole")
                          .name(name))
                  .subjects(
                      List.of(
                          new RbacV1Subject()
                              .kind("ServiceAccount")
                              .namespace("default")
                              .name(name))))
          .execute();
      return Objects.requireNonNull(
              core.createNamespacedServiceAccountToken(
                      name,
                      "default",
                      new AuthenticationV1TokenRequest()
                          .spec(new V1TokenRequestSpec().audiences(List.of())))
                  .execute()
                  .getStatus())
          .getToken();
    });
  }

  void removeUser(String name) {
    call(() -> rbac.deleteClusterRoleBinding(name).execute());
    call(() -> rbac.deleteClusterRole(name).execute());
    call(() -> core.deleteNamespacedServiceAccount(name, "default").execute());
  }

  private V1Pod pod(String namespace, String component) throws ApiException {
    return core.listNamespacedPod(namespace)
        .labelSelector("app.kubernetes.io/component=" + component)
        .execute()
        .getItems()
        .getFirst();
  }

  private static String claimNamespace(V1PersistentVolume volume) {
    var spec = volume.getSpec();
    var claim = spec == null ? null : spec.getClaimRef();
    return claim == null || claim.getNamespace() == null ? "" : claim.getNamespace();
  }

  private static String name(@Nullable V1ObjectMeta meta) {
    return Objects.requireNonNull(Objects.requireNonNull(meta).getName());
  }

  private static String key(String kind, @Nullable V1ObjectMeta meta) {
    return Objects.requireNonNull(meta).getNamespace() + "/" + kind + "/" + name(meta);
  }

  private static String component(@Nullable V1ObjectMeta meta) {
    Map<String, String> labels = Objects.requireNonNull(meta).getLabels();
    return labels == null ? "" : labels.getOrDefault("app.kubernetes.io/component", name(meta));
  }

  private static String read(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }

  private interface Call<T> {
    T execute() throws ApiException;
  }

  private static <T> T call(Call<T> call) {
    try {
      return call.execute();
    } catch (ApiException refused) {
      throw new AssertionError(refused.getCode() + " " + refused.getResponseBody(), refused);
    }
  }
}
